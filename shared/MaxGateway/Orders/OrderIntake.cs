using System.Text.Json;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Settings;
using Connector.MaxGateway.Work;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Orders;

/// <summary>
/// Takes an order into the inbox. The same key with the same body is the same operation: running, done, or, when it
/// failed or its outcome is unknown, taken up again where it stopped. The same key with another body is refused, unless
/// MAX refused the first one and holds nothing of it: then the corrected body takes its place.
/// </summary>
internal sealed class OrderIntake(IInbox inbox, OutcomeSignals signals, IOptions<GatewayOptions> options, TimeProvider clock)
{
    public async Task<InboxEntry> AcceptAsync(MaxCompany company, string key, SalesOrderRequest order, CancellationToken cancellation)
    {
        var name = company.Options.Name;
        var body = JsonSerializer.Serialize(order, StrictJson.Options);
        var hash = Fingerprint.OfBody(body);
        var entry = await inbox.FindAsync(name, key, cancellation);
        if (entry is null)
        {
            await RequireRoomAsync(name, cancellation);
            var problems = OrderCheck.Check(order, await OrderContext.ReadAsync(company.Reader, order, cancellation), company.Options);
            if (problems.Count > 0)
                throw new ProblemException(Problems.Combine(problems));
            entry = await inbox.AddAsync(New(name, key, hash, body, order.ExternalId), cancellation);
        }
        if (entry.State is OperationState.Failed or OperationState.Unknown && (entry.BodyHash == hash || MayChange(entry)))
        {
            await inbox.RequeueAsync(entry.OperationId, hash, body, cancellation);
            entry = (await inbox.GetAsync(name, entry.OperationId, cancellation))!;
        }
        // Also after queueing: another body of the same key may have been faster.
        if (entry.BodyHash != hash)
            throw new ProblemException(OtherBody(key, entry.BodyHash, hash));
        signals.Queued(name);
        return entry;
    }

    /// <summary>The operation once it has an outcome, or as it stands when the wait is over.</summary>
    public async Task<InboxEntry> WaitAsync(InboxEntry entry, TimeSpan wait, CancellationToken cancellation)
    {
        var outcome = signals.Outcome(entry.OperationId);
        entry = (await inbox.GetAsync(entry.Company, entry.OperationId, cancellation))!;
        if (entry.Final)
            signals.Finished(entry.OperationId);
        if (entry.Final || wait <= TimeSpan.Zero)
            return entry;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(outcome, Task.Delay(wait, clock, over.Token));
        await over.CancelAsync();
        return (await inbox.GetAsync(entry.Company, entry.OperationId, cancellation))!;
    }

    private static bool MayChange(InboxEntry entry) => entry is { State: OperationState.Failed, OrderNumber: null };

    private async Task RequireRoomAsync(string company, CancellationToken cancellation)
    {
        var limits = options.Value.Inbox;
        var waiting = await inbox.WaitingAsync(company, cancellation);
        if (waiting >= limits.Limit)
            throw new ProblemException(Problems.Busy(waiting, limits.Limit), limits.RetryAfterSeconds);
    }

    private InboxEntry New(string company, string key, string hash, string body, string externalId) => new()
    {
        OperationId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), Company = company, Key = key, BodyHash = hash, Body = body,
        ExternalId = externalId, State = OperationState.Queued, Received = clock.GetUtcNow(),
    };

    private static GatewayProblem OtherBody(string key, string first, string now) => Problems.Duplicate(
        $"The key came before with a body of hash {first}; the body now has hash {now}.", "Idempotency-Key", key,
        "Send the first body to learn its outcome, or the new body under a key of its own.");
}
