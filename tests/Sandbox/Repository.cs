using System.Reflection;

namespace Connector.Sandbox;

/// <summary>Where the sources are; written into the assembly by the build.</summary>
internal static class Repository
{
    /// <summary>Root folder of the repository.</summary>
    public static string Root { get; } = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RepositoryRoot").Value!);
}
