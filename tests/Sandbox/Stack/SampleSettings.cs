using System.Text.Json;

namespace Connector.Sandbox.Stack;

/// <summary>
/// The settings of the Functions app: those of <c>local.settings.sample.json</c>, so that the sample is tried with every
/// run, with the addresses of this sandbox.
/// </summary>
internal static class SampleSettings
{
    /// <summary>The values of the sample.</summary>
    public static Dictionary<string, string> Read()
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "local.settings.sample.json")));
        return sample.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetString()!);
    }
}
