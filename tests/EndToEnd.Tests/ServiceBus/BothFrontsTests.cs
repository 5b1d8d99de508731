using System.Net.Sockets;
using System.Text;
using Azure.Messaging.ServiceBus;
using Connector.Sandbox.ServiceBus;

namespace Connector.EndToEnd.Tests.ServiceBus;

/// <summary>The connector sends with the real client; the Functions host consumes within the process.</summary>
public class BothFrontsTests
{
    [Fact]
    public async Task What_the_client_sends_wakes_the_consumer_in_this_process()
    {
        await using var bus = await RealClient.StartAsync(new QueueDescription(RealClient.Queue) { MaxDeliveryCount = 2 });
        var consumer = bus.Server.Consumer(RealClient.Queue);
        var waiting = consumer.ReceiveAsync(default);
        await bus.SendAsync(new ServiceBusMessage("{}") { MessageId = "a", CorrelationId = "trace", ApplicationProperties = { ["attempt"] = 2 } });

        var message = await waiting.WaitAsync(RealClient.Patience);
        Assert.Equal(("a", "trace", "{}"), (message.MessageId, message.CorrelationId, Encoding.UTF8.GetString(message.Body.Span)));
        Assert.Equal(2, message.ApplicationProperties["attempt"]);
        Assert.True(message is IRenewableLock renewable && renewable.RenewLock());
        Assert.True(message.Abandon());
        Assert.True((await consumer.ReceiveAsync(default)).Abandon());

        await using var deadLetters = bus.Client.CreateReceiver(
            RealClient.Queue, new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });
        Assert.Equal("MaxDeliveryCountExceeded", (await RealClient.ReceiveAsync(deadLetters)).DeadLetterReason);
    }

    [Fact]
    public async Task A_session_is_either_the_clients_or_this_processs()
    {
        await using var bus = await RealClient.StartAsync(new QueueDescription(RealClient.Queue) { RequiresSession = true });
        await bus.SendAsync(RealClient.Message("a1", "A"));
        await using (await bus.Server.Consumer(RealClient.Queue).AcceptNextSessionAsync(default))
        {
            var taken = await Assert.ThrowsAsync<ServiceBusException>(() => bus.Client.AcceptSessionAsync(RealClient.Queue, "A"));
            Assert.Equal(ServiceBusFailureReason.SessionCannotBeLocked, taken.Reason);
        }
        await using var session = await bus.Client.AcceptNextSessionAsync(RealClient.Queue);
        Assert.Equal("a1", (await RealClient.ReceiveAsync(session)).MessageId);
    }

    [Fact]
    public async Task A_client_that_gave_up_waiting_for_a_session_does_not_keep_it()
    {
        await using var bus = await RealClient.StartAsync(new QueueDescription(RealClient.Queue) { RequiresSession = true });
        await using (var gone = bus.NewClient())
        {
            using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => gone.AcceptNextSessionAsync(RealClient.Queue, cancellationToken: cancellation.Token));
        }
        await bus.SendAsync(RealClient.Message("a1", "A"));
        await using var session = await bus.Server.Consumer(RealClient.Queue)
            .AcceptNextSessionAsync(default).WaitAsync(RealClient.Patience);
        Assert.Equal("a1", (await session.ReceiveAsync(RealClient.Patience, default))!.MessageId);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_an_error_and_not_another_port()
    {
        await using var first = await ServiceBusServer.StartAsync([]);
        await Assert.ThrowsAsync<SocketException>(() => ServiceBusServer.StartAsync([], first.Port));
    }

    [Fact]
    public async Task A_queue_that_nobody_declared_is_an_error()
    {
        await using var server = await ServiceBusServer.StartAsync([new QueueDescription("Orders")]);
        Assert.Equal(0, server.Counts("orders").Active);
        Assert.Throws<KeyNotFoundException>(() => server.Consumer("nowhere"));
    }
}
