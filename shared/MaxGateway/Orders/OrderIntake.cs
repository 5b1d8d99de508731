using System.Text.Json;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Settings;
using Connector.MaxGateway.Work;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Orders;

/// <summary>
/// Takes a write of an order or a return into the inbox. The same key with the same body is the same operation: running, done, or, when it
/// failed or its outcome is unknown, taken up again where it stopped. The same key with another body is refused, unless
/// MAX refused the first one and holds nothing of it: then the corrected body takes its place.
/// </summary>
internal sealed class OrderIntake(IInbox inbox, OutcomeSignals signals, IOptions<GatewayOptions> options, TimeProvider clock)
{
    public Task<InboxEntry> AcceptAsync(MaxCompany company, string key, SalesOrderRequest order, CancellationToken cancellation) =>
        AcceptAsync(company.Options.Name, key, new OrderWrite(OperationKind.Create, null, JsonSerializer.Serialize(order, StrictJson.Options), async admitting =>
        {
            var context = await OrderContext.ReadAsync(company.Reader, order, admitting);
            var problems = OrderCheck.Check(context.Resolve(order), context, company.Options);
            return problems.Count == 0 ? order.ExternalId : throw new ProblemException(Problems.Combine(problems));
        }), cancellation);

    public async Task<InboxEntry> AcceptAsync(string name, string key, OrderWrite write, CancellationToken cancellation)
    {
        var (body, hash) = (write.Body, write.Hash);
        var entry = await inbox.FindAsync(name, key, cancellation);
        if (entry is null)
        {
            await RequireRoomAsync(name, cancellation);
            entry = await inbox.AddAsync(New(name, key, write, await write.AdmitAsync(cancellation)), cancellation);
        }
        if (entry.State is OperationState.Failed or OperationState.Unknown && (entry.BodyHash == hash || MayChange(entry, write)))
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

    private static bool MayChange(InboxEntry entry, OrderWrite write) => entry is { State: OperationState.Failed, OrderNumber: null } && entry.Kind == write.Kind;

    private async Task RequireRoomAsync(string company, CancellationToken cancellation)
    {
        var limits = options.Value.Inbox;
        var waiting = await inbox.WaitingAsync(company, cancellation);
        if (waiting >= limits.Limit)
            throw new ProblemException(Problems.Busy(waiting, limits.Limit), limits.RetryAfterSeconds);
    }

    private InboxEntry New(string company, string key, OrderWrite write, string externalId) => new()
    {
        OperationId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"), Company = company, Kind = write.Kind, Key = key, BodyHash = write.Hash,
        Body = write.Body, OrderNumber = write.OrderNumber, ExternalId = externalId, State = OperationState.Queued, Received = clock.GetUtcNow(),
    };

    private static GatewayProblem OtherBody(string key, string first, string now) => Problems.Duplicate(
        $"The key came before with a body of hash {first}; the body now has hash {now}.", "Idempotency-Key", key,
        "Send the first body to learn its outcome, or the new body under a key of its own.");
}
