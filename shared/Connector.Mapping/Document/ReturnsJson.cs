using Connector.ExactMax.Contract;

namespace Connector.Mapping.Document;

internal sealed record ReturnsJson
{
    public ReturnMode Mode { get; init; }
    public string? ReasonField { get; init; }
    public IReadOnlyList<ReturnReasonJson> Reasons { get; init; } = [];
    public DefaultReasonJson? DefaultReason { get; init; }
    public FreightCredit Freight { get; init; }
    public DiscountCredit TotalDiscount { get; init; }
    public IReadOnlyList<ReturnConditionJson> Conditions { get; init; } = [];
    public RefundRule Refund { get; init; }
    public string RefundState { get; init; } = "Initial";
    public CreditWithoutReturn CreditWithoutReturn { get; init; }
    public string? ExchangeField { get; init; }
}

internal sealed record ReturnReasonJson(string Reason, string? Code = null, ReturnAction Action = ReturnAction.Credit, string? Stockroom = null);

internal sealed record DefaultReasonJson(string? Code = null, ReturnAction Action = ReturnAction.Credit, string? Stockroom = null);

internal sealed record ReturnConditionJson(string Stockroom, ReturnCondition State);

internal enum ReturnMode
{
    Off,
    Rma,
    CreditOrder,
    RmaAndCreditOrder,
}

internal enum FreightCredit
{
    None,
    Proportional,
    Last,
}

internal enum DiscountCredit
{
    Proportional,
    None,
}

internal enum ReturnCondition
{
    BackInStock,
    Unusable,
}

internal enum RefundRule
{
    None,
    Create,
    Expect,
}

internal enum CreditWithoutReturn
{
    Problem,
    Record,
}
