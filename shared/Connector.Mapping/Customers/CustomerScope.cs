using Connector.Mapping.Document;
using Connector.Mapping.Orders;

namespace Connector.Mapping.Customers;

/// <summary>A customer being mapped for one company.</summary>
internal sealed record CustomerScope(MappingDocument Mapping, Company Company, List<Problem> Problems) : ICompanyScope
{
    /// <summary>A customer has the same address in several companies; what is wrong with it is said once.</summary>
    public void Report(string code, string field, string? value, string advice)
    {
        var problem = new Problem(code, field, value, advice);
        if (!Problems.Contains(problem)) Problems.Add(problem);
    }
}
