using System.Text.RegularExpressions;
using Connector.Sync.Storage;

namespace Connector.Sync.DeadLetters;

/// <summary>
/// What many dead letters have in common: one rule that is missing in mapping.json fails a hundred orders, and is one cause.
/// </summary>
public sealed partial record Cause
{
    /// <summary>Id: the same cause has the same id for ever. 16 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>Flow.</summary>
    public required string Flow { get; init; }

    /// <summary>Reason code.</summary>
    public required string Code { get; init; }

    /// <summary>The field, without the numbers of lines: <c>lineItems[].taxRate</c>.</summary>
    public required string Field { get; init; }

    /// <summary>The value, where it is a word of the configuration (a rate, a method, a part); null where it is the record's own and may be personal.</summary>
    public string? Value { get; init; }

    /// <summary>What to do about it, as the newest dead letter says.</summary>
    public required string Advice { get; init; }

    /// <summary>The cause of a dead letter: its first problem.</summary>
    public static Cause Of(DeadLetter letter)
    {
        var first = letter.Problems.Count > 0 ? letter.Problems[0] : null;
        var field = Index().Replace(first?.Field ?? letter.Flow, "[]");
        var value = IsConfiguration(letter.Code) ? first?.Value : null;
        return new()
        {
            Id = StableHash.Of($"{letter.Flow}\n{letter.Code}\n{field}\n{value}")[..16],
            Flow = letter.Flow,
            Code = letter.Code,
            Field = field,
            Value = value,
            Advice = first?.Advice ?? letter.Advice,
        };
    }

    // Codes whose value names something that people configure; every other value is part of one record.
    private static bool IsConfiguration(string code) =>
        code.Contains("UNMAPPED_", StringComparison.Ordinal) || code.Contains("UNKNOWN_CODE", StringComparison.Ordinal)
        || code.Contains("UNKNOWN_SKU", StringComparison.Ordinal) || code.Contains("NOT_SELLABLE", StringComparison.Ordinal)
        || code is "DISCONTINUED" or "SYNC_CHANNEL_MISSING" or "COMMERCETOOLS_REFUSED";

    [GeneratedRegex(@"\[\d+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Index();
}
