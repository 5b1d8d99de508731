namespace Connector.MaxGateway.Security;

/// <summary>
/// Command <c>hash-key</c>: prints what belongs into <c>Gateway:ApiKeys:n:Sha256</c>. The key comes from standard input,
/// never from the command line, where other users of the computer could read it.
/// </summary>
internal static class HashKeyCommand
{
    public static async Task<int> RunAsync(string[] args, TextReader input, TextWriter output, TextWriter errors)
    {
        switch (args)
        {
            case ["--generate"]:
                var made = KeyHash.NewKey();
                await output.WriteLineAsync($"key    {made}");
                await output.WriteLineAsync($"sha256 {KeyHash.Text(made)}");
                return 0;
            case []:
                var key = (await input.ReadLineAsync())?.Trim() ?? "";
                if (key.Length < KeyHash.ShortestKey)
                {
                    await errors.WriteLineAsync($"The key has {key.Length} characters: allowed are {KeyHash.ShortestKey} and more, at random. 'MaxGateway hash-key --generate' makes one.");
                    return 1;
                }
                await output.WriteLineAsync($"sha256 {KeyHash.Text(key)}");
                return 0;
            default:
                await errors.WriteLineAsync("Usage: MaxGateway hash-key < file with the key, or MaxGateway hash-key --generate. A key on the command line is not taken.");
                return 2;
        }
    }
}
