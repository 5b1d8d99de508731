namespace EndToEnd.Tests.Orders;

/// <summary>A folder for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("connector-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
