using System.Text.Json;
using Connector.Commercetools;
using Connector.Commercetools.Models;
using Connector.Mapping;

namespace Connector.Sync.Tests.Support;

/// <summary>Files of this repository that the tests read where they are written.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    public static string MappingJson => Text("tests/Sandbox/mapping.json");

    public static MappingDocument Mapping { get; } = Load(MappingJson);

    public static MappingDocument Load(string json)
    {
        var loaded = MappingDocument.Load(json, "mapping.json");
        return loaded.Value ?? throw new InvalidOperationException(string.Join('\n', loaded.Problems.Select(problem => problem.Advice)));
    }

    public static Order Order(string name) =>
        JsonSerializer.Deserialize<Order>(Text($"tests/Commercetools.Tests/Examples/{name}.json"), CommercetoolsJson.Options)!;

    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Find()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "Connector.sln")))
            at = Path.GetDirectoryName(at) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return at;
    }
}
