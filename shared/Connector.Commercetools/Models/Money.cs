namespace Connector.Commercetools.Models;

/// <summary>
/// commercetools' <c>TypedMoney</c>: an amount in the currency's smallest unit. <c>centPrecision</c> for every total,
/// <c>highPrecision</c> only in unit prices, discounts and the <c>money</c> of custom line items.
/// </summary>
public sealed record Money
{
    /// <summary><c>centPrecision</c> or <c>highPrecision</c>.</summary>
    public string Type { get; init; } = MoneyType.CentPrecision;

    /// <summary>ISO 4217 code, for example <c>EUR</c>.</summary>
    public required string CurrencyCode { get; init; }

    /// <summary>Amount in the smallest unit of the currency; for high precision the rounded amount.</summary>
    public required long CentAmount { get; init; }

    /// <summary>
    /// Digits after the decimal point of <see cref="CentAmount"/> (0 for JPY, 2 for EUR, 3 for KWD), or of
    /// <see cref="PreciseAmount"/> when the type is high precision (up to 20).
    /// </summary>
    public int FractionDigits { get; init; } = 2;

    /// <summary>Amount in units of 10^-<see cref="FractionDigits"/>; only for high precision.</summary>
    public long? PreciseAmount { get; init; }

    /// <summary>The exact amount in the currency's main unit (euros, not cents); not a field of the API.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public decimal Amount => Scale(PreciseAmount ?? CentAmount, FractionDigits);

    private static decimal Scale(long units, int digits)
    {
        decimal value = units;
        for (var i = 0; i < digits; i++) value /= 10m;
        return value;
    }
}

/// <summary>Discriminators of <see cref="Money"/>.</summary>
public static class MoneyType
{
    /// <summary>Amount in the smallest unit of the currency.</summary>
    public const string CentPrecision = "centPrecision";

    /// <summary>Amount with more digits than the currency has.</summary>
    public const string HighPrecision = "highPrecision";
}
