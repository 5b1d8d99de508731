namespace Connector.Mapping;

/// <summary>
/// Something that keeps a record from being mapped: expected, explained, and never thrown. A mapping reports all
/// problems it finds, not the first only.
/// </summary>
/// <param name="Code">From <see cref="ProblemCode"/>; groups equal causes.</param>
/// <param name="Field">Path of the field in the source, for example <c>lineItems[2].variant.sku</c>.</param>
/// <param name="Value">The value that does not fit; null when it is missing.</param>
/// <param name="Advice">One or two sentences for an operator: what is wrong and what to do, with the path in mapping.json where that is the remedy.</param>
public sealed record Problem(string Code, string Field, string? Value, string Advice);

/// <summary>A mapped value, or the problems that prevented it.</summary>
/// <typeparam name="T">What was to be made.</typeparam>
public sealed record Mapped<T>
    where T : class
{
    /// <summary>The result; null when there are problems.</summary>
    public T? Value { get; init; }

    /// <summary>All problems; empty when there is a value.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>True when there is a value.</summary>
    [System.Diagnostics.CodeAnalysis.MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Value is not null;
}
