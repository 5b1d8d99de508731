namespace Connector.Sandbox.Gateway;

/// <summary>The folders of a MAX client and of its server, as the gateway's settings name them.</summary>
public sealed class EmulatedClient
{
    private readonly string root;

    /// <summary>Makes the folders.</summary>
    /// <param name="folder">Where.</param>
    public EmulatedClient(string folder)
    {
        root = Path.GetFullPath(folder);
        foreach (var part in (string[])["EFW", "LIC", "LOG"])
            Directory.CreateDirectory(Path.Combine(root, part));
        File.WriteAllText(Program, "");
        File.WriteAllText(License, "");
    }

    /// <summary>ETL's program.</summary>
    public string Program => Path.Combine(root, "EFW", "etl.exe");

    /// <summary>The licence.</summary>
    public string License => Path.Combine(root, "LIC", "ExactRM.lic");

    /// <summary>Settings as command line arguments.</summary>
    public IEnumerable<string> Settings =>
    [
        $"--Gateway:MaxUpdate:EfwPath={Path.Combine(root, "EFW")}", $"--Gateway:MaxUpdate:LicensePath={Path.Combine(root, "LIC")}",
        $"--Gateway:MaxUpdate:LogPath={Path.Combine(root, "LOG")}", $"--Gateway:Etl:Executable={Program}", $"--Gateway:Etl:Folder={Path.Combine(root, "etl")}",
        "--Gateway:Etl:User=web", "--Gateway:Etl:Password=emulated",
    ];
}
