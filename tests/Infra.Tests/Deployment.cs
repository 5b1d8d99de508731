using System.Text.Json.Nodes;

namespace Connector.Infra.Tests;

/// <summary>What a parameter file would deploy: every resource, with loops, conditions and modules resolved.</summary>
internal sealed class Deployment
{
    private const string ResourceGroup = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/connector";

    private static readonly Dictionary<string, Lazy<Task<Deployment>>> Samples = new[] { "test", "production" }
        .ToDictionary(name => name, name => new Lazy<Task<Deployment>>(() => PredictAsync(name, "")));

    private Deployment(JsonArray resources) => Resources = [.. resources.Select(resource => resource!.AsObject())];

    public IReadOnlyList<JsonObject> Resources { get; }

    /// <summary>One of the sample parameter files.</summary>
    public static Task<Deployment> OfAsync(string environment) => Samples[environment].Value;

    /// <summary>A sample with more parameters after its own.</summary>
    public static async Task<Deployment> PredictAsync(string environment, string moreParameters)
    {
        var folder = Directory.CreateTempSubdirectory("infra-bicep-");
        try
        {
            // The prediction is written beside the parameter file, so not into the sources.
            foreach (var file in Directory.EnumerateFiles(Bicep.Folder, "*", SearchOption.AllDirectories))
            {
                var copy = Path.Combine(folder.FullName, Path.GetRelativePath(Bicep.Folder, file));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }

            var parameters = Path.Combine(folder.FullName, $"{environment}.bicepparam");
            await File.AppendAllTextAsync(parameters, moreParameters);
            var run = await Bicep.RunAsync(
                "snapshot", parameters, "--subscription-id", ResourceGroup.Split('/')[2], "--tenant-id", "22222222-2222-2222-2222-222222222222",
                "--resource-group", "connector", "--location", "westeurope", "--deployment-name", "connector");
            run.Clean();
            var snapshot = JsonNode.Parse(await File.ReadAllTextAsync(Path.ChangeExtension(parameters, ".snapshot.json")))!;
            return new Deployment(snapshot["predictedResources"]!.AsArray());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public IEnumerable<JsonObject> OfType(string type) => Resources.Where(resource => (string)resource["type"]! == type);

    public JsonObject Single(string type) => Assert.Single(OfType(type));

    /// <summary>Last part of each name: the queue, table or container.</summary>
    public IEnumerable<string> Names(string type) => OfType(type).Select(NameOf);

    public static string NameOf(JsonObject resource) => ((string)resource["name"]!).Split('/')[^1];

    /// <summary>App settings by name; a value that only a deployment knows is its expression.</summary>
    public IReadOnlyDictionary<string, string> AppSettings => OfType("Microsoft.Web/sites/config").Single(config => NameOf(config) == "appsettings")["properties"]!
        .AsObject().ToDictionary(setting => setting.Key, setting => (string)setting.Value!);
}
