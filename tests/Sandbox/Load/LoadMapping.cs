using System.Text.Json.Nodes;

namespace Connector.Sandbox.Load;

/// <summary>The sandbox's mapping, with customers recognised by e-mail, in a file that goes away.</summary>
internal sealed class LoadMapping : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("connector-load-").FullName;

    private LoadMapping() => Path = System.IO.Path.Combine(folder, "mapping.json");

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Writes it.</summary>
    public static LoadMapping Write()
    {
        var mapping = JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(Repository.Root, "tests", "Sandbox", "mapping.json")))!.AsObject();
        mapping.Remove("$schema");
        mapping["customers"]!["match"] = new JsonArray("email");
        var written = new LoadMapping();
        File.WriteAllText(written.Path, mapping.ToJsonString());
        return written;
    }

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(folder, recursive: true);
}
