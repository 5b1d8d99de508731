using Connector.Mapping;
using Connector.Sync.Links;

namespace Connector.Sync.Orders;

/// <summary>What keeps an order that MAX holds from following commercetools, in words for an operator.</summary>
internal static class OrderProblems
{
    public static Problem OtherAccount(string number, string has, string wanted) => new(
        "MAX_OTHER_ACCOUNT",
        "customerId",
        wanted,
        $"MAX holds the order as {number} on account {has}; in commercetools it now belongs to a customer of account {wanted}. MAX cannot move an order to another account, so nothing was changed. Close order {number} in MAX and enter it on account {wanted} by hand, or give the order back to its customer in commercetools and replay.");

    public static Problem OtherCompany(OrderLink link, string wanted) => new(
        "MAX_OTHER_COMPANY",
        "store",
        wanted,
        $"MAX holds the order as {link.MaxOrderNumber} in company {link.Company}; by its store and currency it now belongs to company {wanted}. Nothing was changed. Close {link.MaxOrderNumber} in {link.Company} and enter the order in {wanted} by hand, or take the change back in commercetools and replay.");

    public static Problem Reopened(OrderLink link) => new(
        "ORDER_REOPENED",
        "orderState",
        link.MaxOrderNumber,
        $"The order was cancelled, so MAX order {link.MaxOrderNumber} was closed; now it is open again in commercetools. MAX cannot open it again: enter what is wanted as a new order in MAX by hand, or cancel the order in commercetools again, then discard this entry.");

    public static Problem ClosedPart(string externalId, string number) => new(
        "MAX_PART_CLOSED",
        "max",
        number,
        $"An earlier edit made MAX order {number} needless and closed it; a later edit needs it again ({externalId}). MAX cannot open it again: enter its lines as a new order in MAX by hand, then discard this entry.");

    /// <summary>The mapping's problems with an order that MAX holds already.</summary>
    public static IReadOnlyList<Problem> OfEdit(IReadOnlyList<Problem> problems, OrderLink link) =>
    [
        .. problems.SkipLast(1),
        problems[^1] with { Advice = $"{problems[^1].Advice} Until then MAX still holds the order as it was before the edit ({link.MaxOrderNumber})." },
    ];
}
