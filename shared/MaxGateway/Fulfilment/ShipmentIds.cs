namespace Connector.MaxGateway.Fulfilment;

/// <summary>MAX numbers no shipments: order and minute name one.</summary>
internal static class ShipmentIds
{
    public static string Of(string orderNumber, string shippedAt) =>
        $"{new string([.. orderNumber.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')])}-{Digits(shippedAt)}";

    public static string Digits(string time) => new([.. time.Where(char.IsAsciiDigit)]);
}
