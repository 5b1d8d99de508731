namespace Connector.Mapping.Returns;

/// <summary>The returns of an order that MAX does not know yet.</summary>
internal static class ReturnEntry
{
    public static Mapped<ReturnPlans> Of(ReturnInput input, MappingDocument mapping) => new() { Value = new([]) };
}
