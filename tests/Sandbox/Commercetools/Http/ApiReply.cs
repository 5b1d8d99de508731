using System.Text.Json;
using System.Text.Json.Nodes;

namespace Connector.Sandbox.Commercetools.Http;

/// <summary>A reply before it is sent, so that a fault can still spoil it.</summary>
internal sealed record ApiReply(int Status, ReadOnlyMemory<byte> Body)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static ApiReply Json(int status, JsonObject body) => new(status, JsonSerializer.SerializeToUtf8Bytes(body));

    public static ApiReply Error(ApiException refusal) => Json(refusal.Status, refusal.Body());
}
