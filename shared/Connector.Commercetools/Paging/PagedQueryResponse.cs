namespace Connector.Commercetools.Paging;

/// <summary>A page of a query. The limit may be lower than asked for.</summary>
internal sealed record PagedQueryResponse<T>
{
    public int Limit { get; init; }

    public IReadOnlyList<T> Results { get; init; } = [];
}
