using System.Text.Json;
using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.MaxGateway.Fulfilment;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;
using Connector.MaxGateway.Max;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Returns;

/// <summary>
/// Enters one return as an RMA, from wherever an earlier attempt stopped. The first line makes the RMA and its number; the
/// number and every line are recorded as soon as they are known, MAX is looked up before anything is created, and it has
/// succeeded when MAX shows all lines; then it is remembered whose it is.
/// </summary>
internal sealed partial class ReturnCreation(MaxCompany company, IInbox inbox, ReturnMemories memories, TimeProvider clock, TimeSpan settle, ILogger log) : IOrderWork
{
    public async Task<InboxEntry> ContinueAsync(InboxEntry entry, bool unsettled, CancellationToken cancellation)
    {
        var request = JsonSerializer.Deserialize<ReturnRequest>(entry.Body, StrictJson.Options)!;
        var fingerprint = Fingerprint.Of(entry.Key);
        var found = await FindAsync(entry, fingerprint, cancellation);
        if (unsettled && found.Undecided is null && found.Lines.Count < request.Lines.Count)
        {
            await Task.Delay(settle, clock, cancellation);
            found = await FindAsync(entry, fingerprint, cancellation);
        }
        if (found.Undecided is { } explanation)
            return ReturnOutcome.Undecided(entry, explanation);

        if (ReturnShape.Check(request) is { Count: > 0 } misshapen)
            return Failed(entry, misshapen);
        var context = await ReturnContext.ReadAsync(company.Reader, request, cancellation);
        if (found.ReturnNumber is null && ReturnCheck.Check(request, context, fingerprint) is { Count: > 0 } problems)
            return Failed(entry, problems);
        if (found.ReturnNumber is { } number && number != entry.OrderNumber)
        {
            LogResumed(log, entry.OperationId, number);
            entry = await SaveAsync(entry with { OrderNumber = number }, cancellation);
        }
        entry = await AddLinesAsync(entry, request, ReturnComparison.Compare(request, found.Lines), context, fingerprint, cancellation);
        if (entry.State == OperationState.Succeeded)
            await memories.SaveAsync(entry.Company, entry.OrderNumber!, request.ExternalId, ReturnIds.Of(entry.Lines), cancellation);
        return entry;
    }

    private async Task<InboxEntry> AddLinesAsync(
        InboxEntry entry, ReturnRequest request, ReturnComparison lines, ReturnContext context, string fingerprint, CancellationToken cancellation)
    {
        if (lines.Difference is { } difference)
            return Differs(entry, difference);
        // The number of an RMA that is gone is no number.
        entry = entry with { Lines = [.. lines.Present.Select(line => line.Assigned)], OrderNumber = lines.Present.Count == 0 ? null : entry.OrderNumber };
        foreach (var line in lines.Missing)
        {
            if (Document(entry, line, context, fingerprint) is not { } document)
                return ReturnOutcome.LineRefused(entry, request.Lines.Count, line, "The line that it was sold with is gone from MAX.");
            MaxRefusedException? refusal = null;
            try
            {
                await company.AddReturnAsync(document, cancellation);
            }
            catch (MaxRefusedException refused)
            {
                refusal = refused;
            }
            // How this call reports success is not documented well, and further lines go wherever the number points: the table decides.
            if (refusal is not null || entry.OrderNumber is null)
            {
                var found = await FindAsync(entry, fingerprint, cancellation);
                if (found.Undecided is { } explanation)
                    return ReturnOutcome.Undecided(entry, explanation);
                if (found.Lines.All(stored => stored.LineNumber != line.Number))
                    return refusal is null ? throw NotShown(entry, line.Number) : ReturnOutcome.LineRefused(entry, request.Lines.Count, line, refusal.Message);
                entry = entry with { OrderNumber = found.ReturnNumber };
            }
            entry = await SaveAsync(entry with { Lines = [.. entry.Lines, line.Assigned] }, cancellation);
        }
        return lines.Missing.Count == 0 ? Done(entry, request) : await ProveAsync(entry, request, cancellation);
    }

    private async Task<InboxEntry> ProveAsync(InboxEntry entry, ReturnRequest request, CancellationToken cancellation)
    {
        var proof = ReturnComparison.Compare(request, await company.Reader.ReturnLinesAsync(entry.OrderNumber!, cancellation));
        if (proof.Missing is [var missing, ..])
            throw NotShown(entry, missing.Number);
        return proof.Difference is { } difference ? Differs(entry, difference) : Done(entry, request);
    }

    private static string? Document(InboxEntry entry, NumberedReturnLine line, ReturnContext context, string fingerprint) =>
        context.Orders.TryGetValue(line.Line.OrderNumber, out var order) && context.Lines.TryGetValue(SoldLine.Of(line.Line), out var sold)
            ? ReturnDocuments.Line(line.Line, line.Number, entry.OrderNumber, new ReturnOrigin { CustomerId = order.CustomerId, Part = sold.Part, Stockroom = sold.Stockroom, UdfKey = fingerprint })
            : null;

    private Task<FoundReturn> FindAsync(InboxEntry entry, string fingerprint, CancellationToken cancellation) =>
        ReturnLookup.FindAsync(company.Reader, fingerprint, entry.OrderNumber, cancellation);

    private static InboxEntry Done(InboxEntry entry, ReturnRequest request) => entry with
    {
        State = OperationState.Succeeded, Error = null, Lines = [.. NumberedReturnLine.Of(request).Select(line => line.Assigned)],
    };

    private static MaxOutcomeUnknownException NotShown(InboxEntry entry, int line) =>
        new($"AddRMAXML took line {line} of RMA {entry.OrderNumber ?? "(new)"}, and RMA_Detail does not show it.");

    private static InboxEntry Failed(InboxEntry entry, IReadOnlyList<GatewayProblem> problems) =>
        entry with { State = OperationState.Failed, Error = Problems.Combine(problems) };

    private static InboxEntry Differs(InboxEntry entry, string difference) =>
        ReturnOutcome.Undecided(entry, $"RMA {entry.OrderNumber} is not as requested: {difference}.");

    private async Task<InboxEntry> SaveAsync(InboxEntry entry, CancellationToken cancellation)
    {
        await inbox.SaveAsync(entry, cancellation);
        return entry;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Operation {OperationId} continues RMA {ReturnNumber}")]
    private static partial void LogResumed(ILogger log, string operationId, string returnNumber);
}
