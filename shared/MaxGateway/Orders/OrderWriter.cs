using Connector.ExactMax.Contract;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Max;
using Connector.MaxGateway.Returns;

namespace Connector.MaxGateway.Orders;

/// <summary>Does the operations of one company, and takes lost calls up again: MAX is looked up before anything is repeated.</summary>
internal sealed partial class OrderWriter(IReadOnlyDictionary<OperationKind, IOrderWork> works, IInbox inbox, TimeProvider clock, ILogger log)
{
    /// <summary>Lost calls of one operation after which a person has to look.</summary>
    public const int LostCallLimit = 5;

    /// <exception cref="MaxUnavailableException">MAX is down: try again later.</exception>
    /// <exception cref="System.Data.Common.DbException">The MAX database is down: try again later.</exception>
    public async Task<InboxEntry> WriteAsync(InboxEntry entry, CancellationToken cancellation)
    {
        // An operation found running was interrupted in the middle of a call that may still be applied.
        var unsettled = entry.State == OperationState.Running;
        entry = await SaveAsync(entry with { State = OperationState.Running, Attempts = entry.Attempts + 1, Error = null }, cancellation);
        for (var lost = 0; lost < LostCallLimit; lost++)
        {
            try
            {
                return await FinishAsync(await works[entry.Kind].ContinueAsync(entry, unsettled, cancellation), cancellation);
            }
            catch (MaxOutcomeUnknownException unknown)
            {
                LogLost(log, unknown, entry.OperationId);
                unsettled = true;
                entry = (await inbox.GetAsync(entry.Company, entry.OperationId, cancellation))!;
            }
        }
        var explanation = $"MAX left {LostCallLimit} calls without an answer.";
        return await FinishAsync(entry.Kind == OperationKind.Return ? ReturnOutcome.Undecided(entry, explanation) : OrderOutcome.Undecided(entry, explanation), cancellation);
    }

    private async Task<InboxEntry> FinishAsync(InboxEntry entry, CancellationToken cancellation) =>
        await SaveAsync(entry with { Finished = clock.GetUtcNow() }, cancellation);

    private async Task<InboxEntry> SaveAsync(InboxEntry entry, CancellationToken cancellation)
    {
        await inbox.SaveAsync(entry, cancellation);
        return entry;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A call of operation {OperationId} was lost; looking it up in MAX")]
    private static partial void LogLost(ILogger log, Exception unknown, string operationId);
}
