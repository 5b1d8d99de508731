using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Orders.Changes;

/// <summary>Stands for everything that MAX holds of an order; its own modification dates are not reliable enough.</summary>
internal static class OrderVersion
{
    public static string Of(OrderRecord order) =>
        Fingerprint.OfBody(string.Join('\u001e', order.Lines.Select(line => line.Columns).Prepend(order.Header).Select(Text)))[..24];

    private static string Text(IReadOnlyDictionary<string, string> record) =>
        string.Join('\u001f', record.OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => $"{column.Key}={column.Value}"));
}
