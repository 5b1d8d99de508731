using System.Globalization;
using Connector.Sync.DeadLetters;

namespace Connector.Sync.Operations;

/// <summary>Operation <c>discard</c>: closes open dead letters for a reason. The records themselves stay as they are.</summary>
public sealed class Discard(LetterSlices slices, IDeadLetters deadLetters) : IOperationKind
{
    /// <summary>Name of the kind.</summary>
    public const string Kind = "discard";

    /// <inheritdoc />
    public string Name => Kind;

    /// <inheritdoc />
    public async Task<OperationSlice> RunAsync(Operation operation, CancellationToken cancellationToken)
    {
        var which = LetterSelection.Read(operation.Input);
        var (letters, position) = await slices.NextAsync(which, operation.Position, cancellationToken);
        foreach (var letter in letters) await CloseAsync(letter, which.Reason!, cancellationToken);
        var handled = operation.Handled + letters.Count;
        return new(handled, position, $"{handled.ToString(CultureInfo.InvariantCulture)} dead letters discarded") { Total = position is null ? handled : null };
    }

    /// <summary>Closes one.</summary>
    internal Task CloseAsync(DeadLetterRow letter, string reason, CancellationToken cancellationToken) =>
        deadLetters.CloseAsync(letter.Flow, letter.Key, $"discarded: {reason}", cancellationToken);
}
