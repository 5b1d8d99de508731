using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.Json;

namespace Connector.Sandbox.Commercetools.State;

/// <summary>A Message that a change causes; it is published when the whole request has succeeded.</summary>
internal sealed record PendingMessage(string Type, JsonObject Body, long ResourceVersion);

/// <summary>One write request while it is applied: who writes, when, and which Messages it causes.</summary>
internal sealed class Change(Project project, string clientId, string? externalUserId, string now)
{
    private readonly List<PendingMessage> messages = [];

    public Project Project { get; } = project;

    public string Now { get; } = now;

    public IReadOnlyList<PendingMessage> Messages => messages;

    /// <summary>Version that the resource gets with the step at hand.</summary>
    public long Version { get; set; } = 1;

    /// <summary>Writes to other resources that are part of this request, such as reservations of an order.</summary>
    public List<Action> SideEffects { get; } = [];

    public JsonObject Writer => externalUserId is null
        ? new JsonObject { ["clientId"] = clientId, ["isPlatformClient"] = false }
        : new JsonObject { ["clientId"] = clientId, ["externalUserId"] = externalUserId, ["isPlatformClient"] = false };

    public void Emit(string type, params ReadOnlySpan<(string Field, JsonNode? Value)> body)
    {
        var json = new JsonObject();
        foreach (var (field, value) in body)
            json.Put(field, value);
        messages.Add(new PendingMessage(type, json, Version));
    }

    /// <summary>Forgets the Messages of a step that turned out to change nothing.</summary>
    public void ForgetAfter(int count) => messages.RemoveRange(count, messages.Count - count);

    /// <summary>The same writer, now.</summary>
    public Change Later() => new(Project, clientId, externalUserId, Project.Now);

    public Change For(long version) => new(Project, clientId, externalUserId, Now) { Version = version };
}
