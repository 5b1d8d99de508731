using System.Globalization;
using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;
using Connector.Sandbox.Commercetools.Resources;

namespace Connector.Sandbox.Commercetools.Imports;

/// <summary>Operations that belong together, for 72 hours unless the draft says otherwise.</summary>
internal sealed class ImportContainer
{
    /// <summary>Operations are forgotten after this, whatever became of them.</summary>
    public static readonly TimeSpan OperationLifetime = TimeSpan.FromHours(48);

    public static readonly string[] States =
        ["processing", "validationFailed", "unresolved", "waitForMasterVariant", "imported", "rejected", "canceled", "partiallyImported"];

    private readonly JsonObject json;
    private readonly List<ImportOperation> operations = [];

    public ImportContainer(JsonObject draft, DateTimeOffset now)
    {
        Key = Common.Key(draft);
        Expires = now + TimeToLive(draft.ObjectOrNull("retentionPolicy"));
        json = new JsonObject { ["key"] = Key }.Take(draft, "resourceType", "retentionPolicy");
        json["version"] = 1;
        json["createdAt"] = Instant.Text(now);
        json["lastModifiedAt"] = Instant.Text(now);
        json["expiresAt"] = Instant.Text(Expires);
    }

    public string Key { get; }

    public DateTimeOffset Expires { get; }

    public JsonObject Json => json.Copy();

    public void Add(ImportOperation operation) => operations.Add(operation);

    public IEnumerable<ImportOperation> Operations(DateTimeOffset now) => operations.Where(operation => operation.Created + OperationLifetime > now);

    public JsonObject Summary(DateTimeOffset now)
    {
        var counts = Operations(now).CountBy(operation => operation.State).ToDictionary();
        var states = new JsonObject();
        foreach (var state in States)
            states[state] = counts.GetValueOrDefault(state);
        return new JsonObject { ["states"] = states, ["total"] = counts.Values.Sum() };
    }

    private static TimeSpan TimeToLive(JsonObject? policy)
    {
        if (policy is null)
            return TimeSpan.FromHours(72);
        _ = policy.OneOf("strategy", ["ttl"]);
        var text = policy.Object("config").Text("timeToLive");
        if (!int.TryParse(text.AsSpan(0, Math.Max(0, text.Length - 1)), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw Refuse.Field("timeToLive", text);
        var time = text[^1] switch { 'd' => TimeSpan.FromDays(number), 'h' => TimeSpan.FromHours(number), 'm' => TimeSpan.FromMinutes(number), _ => TimeSpan.Zero };
        return time >= TimeSpan.FromHours(1) && time <= TimeSpan.FromDays(30) ? time : throw Refuse.Field("timeToLive", text);
    }
}
