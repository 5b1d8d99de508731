using System.Text.Json;
using System.Text.Json.Serialization;
using Connector.Commercetools.Models;
using Connector.Commercetools.Paging;
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
[JsonSerializable(typeof(PagedQueryResponse<CustomerChange>))]
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
