using Connector.Mapping.Document;

namespace Connector.Mapping.Orders;

/// <summary>What the rules that orders and customers share have to know: the company, and where problems go.</summary>
internal interface ICompanyScope
{
    MappingDocument Mapping { get; }

    Company Company { get; }

    void Report(string code, string field, string? value, string advice);
}
