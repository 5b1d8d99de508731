using Connector.Commercetools.Models;
using Connector.Mapping.Document;

namespace Connector.Mapping.Orders;

/// <summary>The order being mapped, the rules for it, and the problems found so far.</summary>
internal sealed class OrderScope : ICompanyScope
{
    public required OrderMappingInput Input { get; init; }

    public required MappingDocument Mapping { get; init; }

    /// <summary>The order's company; when none is mapped, the first one, so that the rest of the order is checked all the same.</summary>
    public required Company Company { get; init; }

    /// <summary>False when <see cref="Company"/> is a stand-in and nothing may be reported in its name.</summary>
    public required bool CompanyIsKnown { get; init; }

    public required List<Problem> Problems { get; init; }

    public Order Order => Input.Order;

    /// <summary>Decimal digits of the order's currency.</summary>
    public int Digits => Order.TotalPrice.FractionDigits;

    public string Currency => Order.TotalPrice.CurrencyCode;

    /// <summary>The day in the company's time zone on which the order was placed, here or where it was imported from.</summary>
    public DateOnly OrderDate => Company.DayOf(Order.CompletedAt ?? Order.CreatedAt);

    /// <summary>True when the order carries no taxes on purpose.</summary>
    public bool TaxesAreDisabled => Order.TaxMode == "Disabled";

    /// <summary>True when the goods go to several addresses or by several shipping methods.</summary>
    public bool HasSeveralShippings => Order.ShippingMode == "Multiple";

    /// <summary>True when such an order is not mapped at all.</summary>
    public bool IsRefused => HasSeveralShippings && Mapping.Json.Shipping.Multiple == MultipleShipping.Refuse;

    /// <summary>True once an amount is missing or contradicts another; a proof of the rest would only repeat it.</summary>
    public bool AmountsAreWrong { get; private set; }

    public static OrderScope Of(OrderMappingInput input, MappingDocument mapping)
    {
        var problems = new List<Problem>();
        var company = CompanyChoice.Of(input.Order, mapping, problems);
        return new()
        {
            Input = input,
            Mapping = mapping,
            Company = company ?? mapping.CompanyByName[mapping.Json.Companies[0].Max],
            CompanyIsKnown = company is not null,
            Problems = problems,
        };
    }

    public void Report(string code, string field, string? value, string advice)
    {
        AmountsAreWrong |= code == ProblemCode.DoesNotAddUp;
        Problems.Add(new(code, field, value, advice));
    }

    /// <summary>Reports that an amount has no taxes although the order's tax mode promises them.</summary>
    public void ReportMissingTaxes(string field)
    {
        AmountsAreWrong = true;
        Report(ProblemCode.Missing, field, null, $"The amount has no taxes yet although the order's tax mode is {Order.TaxMode}. Set the tax in commercetools, then replay.");
    }
}
