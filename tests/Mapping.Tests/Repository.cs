using System.Text.Json;
using Connector.Commercetools.Models;

namespace Connector.Mapping.Tests;

/// <summary>Files of this repository, read where they are written, so that goldens can be rewritten in place.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    private static readonly Lazy<MappingDocument> SandboxMapping = new(() => Mapping(File("tests/Sandbox/mapping.json")));

    public static string OrdersFolder => File("tests/Mapping.Tests/Orders");

    public static MappingDocument Sandbox => SandboxMapping.Value;

    public static string SandboxJson => System.IO.File.ReadAllText(File("tests/Sandbox/mapping.json"));

    public static string File(string path) => Path.Combine(Root, path);

    public static MappingDocument Mapping(string path)
    {
        var loaded = MappingDocument.Load(System.IO.File.ReadAllText(path), Path.GetFileName(path));
        return loaded.Value ?? throw new InvalidOperationException(string.Join('\n', loaded.Problems.Select(problem => problem.Advice)));
    }

    public static Order Order(string path) => JsonSerializer.Deserialize<Order>(System.IO.File.ReadAllText(path), JsonSerializerOptions.Web)!;

    private static string Find()
    {
        var at = AppContext.BaseDirectory;
        while (!System.IO.File.Exists(Path.Combine(at, "Connector.sln")))
            at = Path.GetDirectoryName(at) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        return at;
    }
}
