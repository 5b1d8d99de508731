namespace Connector.ExactMax.Documents;

/// <summary>A value cannot stand in an eMAXExact document. The mapping and the gateway report such values earlier.</summary>
/// <param name="field">Column of MAX, for example <c>NAME_27</c>.</param>
/// <param name="reason">Why, without the value itself, which may be personal.</param>
public sealed class InvalidMaxValueException(string field, string reason) : Exception($"{field}: {reason}")
{
    /// <summary>Column of MAX.</summary>
    public string Field { get; } = field;
}
