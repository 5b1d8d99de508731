using System.Buffers;
using System.Text.Json;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Seeding;

/// <summary>Writes one resource after the other as text.</summary>
internal sealed class SeedRow : IDisposable
{
    private readonly ArrayBufferWriter<byte> text = new(1024);
    private readonly Dictionary<(string, string), string> ids = [];
    private readonly Project project;
    private readonly string clientId;

    public SeedRow(Project project, string clientId)
    {
        (this.project, this.clientId, Now) = (project, clientId, project.Now);
        Writer = new Utf8JsonWriter(text);
    }

    public Utf8JsonWriter Writer { get; }

    public string Now { get; }

    /// <summary>Begins a resource.</summary>
    /// <returns>Its id.</returns>
    public string Begin()
    {
        text.ResetWrittenCount();
        Writer.Reset();
        var id = Guid.NewGuid().ToString();
        Writer.WriteStartObject();
        Writer.WriteString("id", id);
        Writer.WriteNumber("version", 1);
        Writer.WriteString("createdAt", Now);
        Writer.WriteString("lastModifiedAt", Now);
        By("createdBy");
        By("lastModifiedBy");
        return id;
    }

    public byte[] End()
    {
        Writer.WriteEndObject();
        Writer.Flush();
        return text.WrittenSpan.ToArray();
    }

    public void Text(string field, string? value)
    {
        if (value is not null)
            Writer.WriteString(field, value);
    }

    public void Reference(string field, string typeId, string? key)
    {
        if (key is null)
            return;
        if (!ids.TryGetValue((typeId, key), out var id))
            ids[(typeId, key)] = id = project.Of(typeId).By("key", key)?.Id ?? throw new ArgumentException($"There is no {typeId} with the key '{key}'.", nameof(key));
        Writer.WriteStartObject(field);
        Writer.WriteString("typeId", typeId);
        Writer.WriteString("id", id);
        Writer.WriteEndObject();
    }

    public void Money(string field, string currency, long cents)
    {
        Writer.WritePropertyName(field);
        Json.Money.Cents(currency, cents).WriteTo(Writer);
    }

    public void Variant(int id, string sku, IReadOnlyDictionary<string, string> attributes)
    {
        Writer.WriteStartObject();
        Writer.WriteNumber("id", id);
        Text("sku", sku);
        Writer.WriteStartArray("attributes");
        foreach (var (name, value) in attributes)
        {
            Writer.WriteStartObject();
            Text("name", name);
            Text("value", value);
            Writer.WriteEndObject();
        }
        Writer.WriteEndArray();
        Writer.WriteEndObject();
    }

    public void Dispose() => Writer.Dispose();

    private void By(string field)
    {
        Writer.WriteStartObject(field);
        Writer.WriteString("clientId", clientId);
        Writer.WriteBoolean("isPlatformClient", false);
        Writer.WriteEndObject();
    }
}
