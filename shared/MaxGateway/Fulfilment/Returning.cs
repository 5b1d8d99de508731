using Connector.ExactMax.Contract;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Fulfilment;

/// <summary>RMAs by number, with the caller's ids where the gateway entered them.</summary>
internal static class Returning
{
    public static IReadOnlyList<ReturnAuthorization> Of(IReadOnlyList<ReturnRow> rows, IReadOnlyDictionary<string, ReturnMemory> memories) =>
        [.. rows.GroupBy(row => row.ReturnNumber).Select(rma => Of(rma.Key, [.. rma], memories.GetValueOrDefault(rma.Key)))];

    private static ReturnAuthorization Of(string number, IReadOnlyList<ReturnRow> lines, ReturnMemory? memory) => new()
    {
        ReturnNumber = number, ExternalId = memory?.ExternalId,
        Lines = [.. lines.Select(line => new ReturnLineState
        {
            LineNumber = line.LineNumber, ExternalItemId = memory?.Items.GetValueOrDefault(line.LineNumber), OrderLine = line.OrderLine, OrderDelivery = line.OrderDelivery, Part = line.Part,
            Quantity = line.Quantity, Received = line.Received, Stockroom = line.Stockroom.NullIfEmpty(), Status = MaxStatus.Text(line.Status), ReplacementOrder = line.ReplacementOrder.NullIfEmpty(),
        })],
    };
}
