using Connector.Mapping;
using Connector.Sync.Storage;
using Microsoft.Extensions.Configuration;

namespace Connector.Sync;

/// <summary>Reads <c>mapping.json</c> at start.</summary>
public static class MappingFile
{
    /// <summary>
    /// The mapping that setting <c>Mapping__Path</c> names (default <c>mapping.json</c>; relative paths start at the app's folder).
    /// </summary>
    /// <exception cref="InvalidSettingException">The file is missing or wrong; the message lists every problem with its place.</exception>
    public static MappingDocument Load(IConfiguration configuration)
    {
        var path = Path.Combine(AppContext.BaseDirectory, configuration["Mapping:Path"] is { Length: > 0 } set ? set : "mapping.json");
        string json;
        try
        {
            json = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidSettingException($"Mapping__Path must name a readable mapping.json; {path}: {e.Message}");
        }

        var loaded = MappingDocument.Load(json, Path.GetFileName(path));
        if (loaded.Succeeded) return loaded.Value;
        var problems = loaded.Problems.Select(problem => $"  {problem.Field}: {problem.Advice}");
        throw new InvalidSettingException($"Mapping__Path: {path} is not valid:\n{string.Join("\n", problems)}");
    }
}
