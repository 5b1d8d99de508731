namespace Connector.Mapping.Orders;

/// <summary>Where something stands in the commercetools order; written out only when there is a problem to tell.</summary>
internal readonly record struct SourcePath(string Name, int Index = -1, string? Inner = null)
{
    public string Field(string field) => $"{this}.{field}";

    public override string ToString()
    {
        var own = Index < 0 ? Name : $"{Name}[{Index}]";
        return Inner is null ? own : $"{own}.{Inner}";
    }
}
