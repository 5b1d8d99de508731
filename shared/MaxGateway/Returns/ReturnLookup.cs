using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Returns;

/// <summary>What looking for an RMA in MAX found: nothing, one RMA with its lines, or something that only a person can judge.</summary>
internal sealed record FoundReturn(string? ReturnNumber, IReadOnlyList<ReturnLineRow> Lines, string? Undecided)
{
    public static FoundReturn Nothing { get; } = new(null, [], null);
}

/// <summary>Finds the RMA that an earlier attempt may have left in MAX: by the recorded number, else by the fingerprint in the user key.</summary>
internal static class ReturnLookup
{
    public static async Task<FoundReturn> FindAsync(MaxReader max, string fingerprint, string? recordedNumber, CancellationToken cancellation)
    {
        if (recordedNumber is not null && await max.ReturnLinesAsync(recordedNumber, cancellation) is { Count: > 0 } recorded)
            return new FoundReturn(recordedNumber, recorded, null);
        var numbers = (await max.ReturnLinesByFingerprintAsync(fingerprint, cancellation)).Select(line => line.ReturnNumber).Distinct(StringComparer.Ordinal).ToList();
        return numbers switch
        {
            [] => FoundReturn.Nothing,
            [var number] => new FoundReturn(number, await max.ReturnLinesAsync(number, cancellation), null),
            _ => new FoundReturn(null, [], $"RMAs {string.Join(", ", numbers)} share the fingerprint {fingerprint}."),
        };
    }
}
