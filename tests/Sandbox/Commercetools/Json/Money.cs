using System.Text.Json.Nodes;

namespace Connector.Sandbox.Commercetools.Json;

/// <summary>Money of drafts, typed as the API returns it.</summary>
internal static class Money
{
    /// <summary>Decimal places of a currency (ISO 4217).</summary>
    public static int FractionDigits(string currency) => currency switch
    {
        "JPY" or "KRW" or "VND" or "CLP" or "ISK" or "XAF" or "XOF" or "XPF" or "PYG" or "UGX" or "RWF" => 0,
        "KWD" or "BHD" or "OMR" or "JOD" or "TND" or "IQD" or "LYD" => 3,
        _ => 2,
    };

    public static JsonObject Cents(string currency, long amount) => new()
    {
        ["type"] = "centPrecision",
        ["currencyCode"] = currency,
        ["centAmount"] = amount,
        ["fractionDigits"] = FractionDigits(currency),
    };

    /// <summary>Cent precision, as totals and transactions have it.</summary>
    public static JsonObject Cents(JsonObject draft) => Cents(Currency(draft), draft.Integer("centAmount"));

    /// <summary>Cent or high precision, as the draft says.</summary>
    public static JsonObject Typed(JsonObject draft)
    {
        if (draft.TextOrNull("type") is not "highPrecision")
            return Cents(draft);
        var (currency, precise, digits) = (Currency(draft), draft.Integer("preciseAmount"), (int)draft.Integer("fractionDigits"));
        if (digits <= FractionDigits(currency) || digits > 20)
            throw Refuse.Field("fractionDigits", draft["fractionDigits"]);
        var rounded = decimal.Round(precise * Power(FractionDigits(currency) - digits), 0, MidpointRounding.ToEven);
        return new JsonObject
        {
            ["type"] = "highPrecision",
            ["currencyCode"] = currency,
            ["centAmount"] = draft.IntegerOrNull("centAmount") ?? (long)rounded,
            ["preciseAmount"] = precise,
            ["fractionDigits"] = digits,
        };
    }

    /// <summary>Quantity times the price, rounded half to even to whole cents.</summary>
    public static JsonObject Times(JsonObject price, long quantity)
    {
        var currency = Currency(price);
        var amount = price["preciseAmount"] is null
            ? price.Integer("centAmount") * quantity
            : (long)decimal.Round(price.Integer("preciseAmount") * quantity * Power(FractionDigits(currency) - (int)price.Integer("fractionDigits")), 0, MidpointRounding.ToEven);
        return Cents(currency, amount);
    }

    private static string Currency(JsonObject draft)
    {
        var currency = draft.Text("currencyCode");
        return currency.Length == 3 && currency.All(char.IsAsciiLetterUpper) ? currency : throw Refuse.Field("currencyCode", draft["currencyCode"]);
    }

    private static decimal Power(int exponent)
    {
        var result = 1m;
        for (var step = 0; step < Math.Abs(exponent); step++)
            result = exponent < 0 ? result / 10 : result * 10;
        return result;
    }
}
