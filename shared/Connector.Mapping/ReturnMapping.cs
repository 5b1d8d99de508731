using Connector.Mapping.Returns;

namespace Connector.Mapping;

/// <summary>Turns the returns of a commercetools order into what MAX is asked to enter, or says everything that prevents it (mapping.json: <c>returns</c>).</summary>
public static class ReturnMapping
{
    /// <summary>The returns that MAX does not know yet. Pure. What was planned once must be sent as it was planned: a later plan may differ, since MAX has shipped more by then.</summary>
    public static Mapped<ReturnPlans> Map(ReturnInput input, MappingDocument mapping) => ReturnEntry.Of(input, mapping);
}
