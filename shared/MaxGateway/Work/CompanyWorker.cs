using System.Data.Common;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Max;
using Connector.MaxGateway.Orders;

namespace Connector.MaxGateway.Work;

/// <summary>
/// Takes the operations of one company in order of arrival, one at a time. While MAX is down the first one stays first
/// and is tried again; a defect fails its operation and does not stop the others.
/// </summary>
internal sealed partial class CompanyWorker(string company, OrderWriter writer, IInbox inbox, OutcomeSignals signals, TimeProvider clock, ILogger log)
{
    public async Task RunAsync(CancellationToken stopping)
    {
        var failures = 0;
        while (!stopping.IsCancellationRequested)
        {
            if (await inbox.NextAsync(company, stopping) is not { } entry)
            {
                await signals.NextAsync(company, stopping);
                continue;
            }
            if (await TryAsync(entry, stopping))
            {
                failures = 0;
                signals.Finished(entry.OperationId);
                continue;
            }
            failures++;
            await Task.Delay(Backoff.After(failures), clock, stopping);
        }
    }

    private async Task<bool> TryAsync(InboxEntry entry, CancellationToken stopping)
    {
        try
        {
            var done = await writer.WriteAsync(entry, stopping);
            LogDone(log, done.Kind, done.OperationId, done.State, done.OrderNumber);
            return true;
        }
        catch (Exception down) when (down is MaxUnavailableException or DbException)
        {
            LogDown(log, down, entry.OperationId);
            await SaveAsync(entry, OperationState.Queued, Problems.Down("The operation stays in the inbox and is tried again."), stopping);
            return false;
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            LogDefect(log, defect, entry.OperationId);
            await SaveAsync(entry, OperationState.Failed, Problems.Internal(), stopping);
            return true;
        }
    }

    private async Task SaveAsync(InboxEntry entry, OperationState state, GatewayProblem problem, CancellationToken stopping)
    {
        var current = await inbox.GetAsync(entry.Company, entry.OperationId, stopping);
        await inbox.SaveAsync(current! with { State = state, Error = problem, Finished = state == OperationState.Queued ? null : clock.GetUtcNow() }, stopping);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Kind} operation {OperationId} ended {State}, number {Number}")]
    private static partial void LogDone(ILogger log, OperationKind kind, string operationId, OperationState state, string? number);

    [LoggerMessage(Level = LogLevel.Warning, Message = "MAX is down; operation {OperationId} waits")]
    private static partial void LogDown(ILogger log, Exception down, string operationId);

    [LoggerMessage(Level = LogLevel.Error, Message = "Operation {OperationId} failed on a defect")]
    private static partial void LogDefect(ILogger log, Exception defect, string operationId);
}
