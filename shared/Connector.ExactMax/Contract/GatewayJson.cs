using System.Text.Json;
using System.Text.Json.Serialization;

namespace Connector.ExactMax.Contract;

/// <summary>
/// How the gateway and its callers write the contract: camel case, decimals as strings without trailing zeros (numbers
/// are accepted too), enums as camel case strings, dates as <c>yyyy-MM-dd</c>, nulls left out. The same value always
/// gives the same text, so that the body of a repeated write can be compared.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(DecimalTextConverter),
        typeof(CamelCaseEnumConverter<OperationState>),
        typeof(CamelCaseEnumConverter<SalesOrderLineKind>),
        typeof(CamelCaseEnumConverter<CreditHold>),
        typeof(CamelCaseEnumConverter<CustomerMatchBy>),
        typeof(CamelCaseEnumConverter<SimilarAccounts>),
        typeof(CamelCaseEnumConverter<CustomerValue>),
        typeof(CamelCaseEnumConverter<AccountAction>),
        typeof(CamelCaseEnumConverter<OrderEventKind>),
        typeof(CamelCaseEnumConverter<ReturnAction>),
    ])]
[JsonSerializable(typeof(SalesOrderRequest))]
[JsonSerializable(typeof(IReadOnlyList<SalesOrderRequest>))]
[JsonSerializable(typeof(SalesOrder))]
[JsonSerializable(typeof(IReadOnlyList<SalesOrder>))]
[JsonSerializable(typeof(SalesOrderChange))]
[JsonSerializable(typeof(OrderCancellation))]
[JsonSerializable(typeof(IReadOnlyList<PartStock>))]
[JsonSerializable(typeof(IReadOnlyList<PartPrices>))]
[JsonSerializable(typeof(FeedLine<PartStock>))]
[JsonSerializable(typeof(FeedLine<PartItem>))]
[JsonSerializable(typeof(FeedLine<PartPrices>))]
[JsonSerializable(typeof(FeedLine<OrderEvent>))]
[JsonSerializable(typeof(OrderFulfilment))]
[JsonSerializable(typeof(IReadOnlyList<OrderFulfilment>))]
[JsonSerializable(typeof(ReturnRequest))]
[JsonSerializable(typeof(CreditMemoRequest))]
[JsonSerializable(typeof(Invoice))]
[JsonSerializable(typeof(CustomerRequest))]
[JsonSerializable(typeof(CustomerAccount))]
[JsonSerializable(typeof(IReadOnlyList<CustomerAccount>))]
[JsonSerializable(typeof(Operation))]
[JsonSerializable(typeof(GatewayProblem))]
[JsonSerializable(typeof(GatewayHealth))]
[JsonSerializable(typeof(GatewayCapabilities))]
public sealed partial class GatewayJson : JsonSerializerContext;
