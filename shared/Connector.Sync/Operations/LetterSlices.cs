using Connector.Sync.DeadLetters;

namespace Connector.Sync.Operations;

/// <summary>Walks through the open dead letters that an operator means, slice by slice.</summary>
public sealed class LetterSlices(DeadLetterList list)
{
    /// <summary>Dead letters of a slice.</summary>
    public const int Size = 300;

    /// <summary>The next slice.</summary>
    /// <returns>The dead letters, and where the slice after them begins; null when there is none.</returns>
    public async Task<(IReadOnlyList<DeadLetterRow> Letters, string? Position)> NextAsync(LetterSelection which, string? after, CancellationToken cancellationToken)
    {
        if (which.Id is { } id) return (await list.FindAsync(id, cancellationToken) is { IsOpen: true } one ? [one] : [], null);
        var letters = which.Cause is { } cause ? list.OfCauseAsync(cause, after, cancellationToken) : list.OpenAsync(which.Flow, after, cancellationToken);
        List<DeadLetterRow> slice = [];
        await foreach (var letter in letters)
        {
            slice.Add(letter.Row);
            if (slice.Count == Size) return (slice, letter.Position);
        }

        return (slice, null);
    }
}
