using System.Reflection;

namespace Connector.Sandbox.FunctionsHost;

/// <summary>The connector's Functions app as built beside the sandbox (the sandbox's project builds it).</summary>
public static class FunctionsApp
{
    /// <summary>Folder with <c>Connector.Functions.dll</c>, of the same configuration as the sandbox.</summary>
    /// <exception cref="FileNotFoundException">The app is not there: build <c>tests/Sandbox</c>.</exception>
    public static Task<string> LocateAsync(CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var folder = typeof(FunctionsApp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "FunctionsAppDirectory").Value!;
        var assembly = Path.Combine(folder, "Connector.Functions.dll");
        return File.Exists(assembly)
            ? Task.FromResult(folder)
            : throw new FileNotFoundException($"The Functions app is not built: run 'dotnet build tests/Sandbox'. Expected {assembly}.", assembly);
    }
}
