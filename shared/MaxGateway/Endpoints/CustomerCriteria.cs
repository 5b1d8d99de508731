using Connector.ExactMax.Contract;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Endpoints;

/// <summary>The query of <c>GET customers</c>.</summary>
/// <param name="CustomerId">Account.</param>
/// <param name="Email">First or second e-mail.</param>
/// <param name="TaxNumber">VAT or tax number.</param>
/// <param name="Name">Name, together with the postal code.</param>
/// <param name="PostalCode">Postal code, together with the name.</param>
internal sealed record CustomerCriteria(string? CustomerId, string? Email, string? TaxNumber, string? Name, string? PostalCode)
{
    /// <summary>The query; null unless exactly one criterion is given. Values that compare as empty would find every account without one.</summary>
    public CustomerQuery? ToQuery()
    {
        var tax = TaxNumber is { } number && CustomerKeys.TaxNumber(number).Length > 0 ? number : null;
        CustomerQuery query = new() { CustomerId = Given(CustomerId), Email = Given(Email), TaxNumber = tax, Name = Given(Name), PostalCode = Given(PostalCode) };
        var criteria = new[] { query.CustomerId, query.Email, query.TaxNumber, query.Name ?? query.PostalCode }.Count(criterion => criterion is not null);
        return criteria == 1 && (query.Name is null) == (query.PostalCode is null) ? query : null;
    }

    private static string? Given(string? criterion) => string.IsNullOrWhiteSpace(criterion) ? null : criterion;
}
