using System.Text.Json;
using System.Text.Json.Serialization;
using Connector.Commercetools.CustomObjects;
using Connector.Commercetools.Imports;
using Connector.Commercetools.Models;
using Connector.Commercetools.Paging;
using Connector.Commercetools.Products;
using Connector.Commercetools.Token;

namespace Connector.Commercetools.Json;

/// <summary>Generated JSON metadata of everything the client reads and writes; use <see cref="CommercetoolsJson.Options"/>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    AllowOutOfOrderMetadataProperties = true,
    Converters = [typeof(UtcInstantConverter)])]
[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Payment))]
[JsonSerializable(typeof(Customer))]
[JsonSerializable(typeof(Channel))]
[JsonSerializable(typeof(CustomerGroup))]
[JsonSerializable(typeof(State))]
[JsonSerializable(typeof(CustomType))]
[JsonSerializable(typeof(Subscription))]
[JsonSerializable(typeof(OrderUpdate))]
[JsonSerializable(typeof(CustomerUpdate))]
[JsonSerializable(typeof(ChannelUpdate))]
[JsonSerializable(typeof(StateUpdate))]
[JsonSerializable(typeof(TypeUpdate))]
[JsonSerializable(typeof(SubscriptionUpdate))]
[JsonSerializable(typeof(ChannelDraft))]
[JsonSerializable(typeof(StateDraft))]
[JsonSerializable(typeof(TypeDraft))]
[JsonSerializable(typeof(SubscriptionDraft))]
[JsonSerializable(typeof(PagedQueryResponse<Order>))]
[JsonSerializable(typeof(PagedQueryResponse<OrderChange>))]
[JsonSerializable(typeof(PagedQueryResponse<PaymentChange>))]
[JsonSerializable(typeof(PagedQueryResponse<CustomerChange>))]
[JsonSerializable(typeof(PagedQueryResponse<InventoryEntry>))]
[JsonSerializable(typeof(InventoryEntryDraft))]
[JsonSerializable(typeof(InventoryEntryUpdate))]
[JsonSerializable(typeof(PagedQueryResponse<StandalonePrice>))]
[JsonSerializable(typeof(StandalonePriceDraft))]
[JsonSerializable(typeof(StandalonePriceUpdate))]
[JsonSerializable(typeof(PagedQueryResponse<ProjectionReply>))]
[JsonSerializable(typeof(ProductUpdateBody))]
[JsonSerializable(typeof(ProductReply))]
[JsonSerializable(typeof(ImportContainerBody))]
[JsonSerializable(typeof(ImportRequestBody<InventoryImportBody>))]
[JsonSerializable(typeof(ImportRequestBody<StandalonePriceImportBody>))]
[JsonSerializable(typeof(ImportContainerReply))]
[JsonSerializable(typeof(ImportReply))]
[JsonSerializable(typeof(ImportSummaryReply))]
[JsonSerializable(typeof(ImportOperationsReply))]
[JsonSerializable(typeof(PaymentUpdate))]
[JsonSerializable(typeof(CustomObject))]
[JsonSerializable(typeof(CustomObjectDraft))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
[JsonSerializable(typeof(TokenReply))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(long))]
[JsonSerializable(typeof(decimal))]
[JsonSerializable(typeof(DateOnly))]
[JsonSerializable(typeof(DateTimeOffset))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class CommercetoolsJsonContext : JsonSerializerContext;
