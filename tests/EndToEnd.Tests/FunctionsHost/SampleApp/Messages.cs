using System.Diagnostics;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace SampleApp;

/// <summary>Message functions. What they saw goes to the log, where the tests read it.</summary>
public sealed class Messages(ILogger<Messages> logger)
{
    [Function("Plain")]
    public async Task Plain(
        [ServiceBusTrigger("%PlainQueue%", Connection = "ServiceBus")] string body, string messageId, int deliveryCount, FunctionContext context)
    {
        Say($"plain {messageId} delivery {deliveryCount} body {body}");
        if (body == "show")
            Say($"metadata {JsonSerializer.Serialize(context.BindingContext.BindingData)} trace {context.TraceContext.TraceParent}");
        if (body == "fail")
            throw new InvalidOperationException("The function was told to fail.");
        if (body == "die" && deliveryCount == 1)
            Process.GetCurrentProcess().Kill();
        if (body == "hang")
            await Task.Delay(Timeout.Infinite);
    }

    [Function("InSessions")]
    public async Task InSessions([ServiceBusTrigger("sessions", Connection = "ServiceBus", IsSessionsEnabled = true)] string body, string sessionId)
    {
        Say($"begin {sessionId} {body}");
        await Task.Yield();
        Say($"end {sessionId} {body}");
    }

    [Function("OnSubscription")]
    public void OnSubscription([ServiceBusTrigger("topic", "reader", Connection = "ServiceBus", AutoCompleteMessages = false)] string body) =>
        Say($"subscription {body}");

    private void Say(string text) => logger.LogInformation("{Text}", text);
}
