using System.Runtime.CompilerServices;
using Connector.MaxGateway.Security;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Doctor;

/// <summary>Each caller has a key of its own, and only its hash is in the settings.</summary>
internal sealed class ApiKeyCheck : ICheck
{
    private const string Name = "api keys";
    private const string MakeOne = "Run 'MaxGateway hash-key --generate', put the hash into Gateway:ApiKeys:n:Sha256 and the key into the connector's secret store.";

    public async IAsyncEnumerable<Finding> RunAsync(GatewayOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        if (options.ApiKeys.Count == 0)
        {
            yield return options.Entra.Enabled ? Finding.Good(Name, "None: callers have Entra tokens.") : Finding.Bad(Name, "Nobody has a key, and Entra is off.", MakeOne);
            yield break;
        }
        foreach (var (index, key) in options.ApiKeys.Index())
        {
            var setting = $"Gateway:ApiKeys:{index}:Sha256";
            if (key.Sha256.Length != 64 || !key.Sha256.All(char.IsAsciiHexDigit))
                yield return Finding.Bad(Name, $"{setting} of '{key.Name}' is not a SHA-256; a key that stands there in the clear is to be replaced.", MakeOne);
            else if (options.ApiKeys.Take(index).Any(other => string.Equals(other.Sha256, key.Sha256, StringComparison.OrdinalIgnoreCase)))
                yield return Finding.Bad(Name, $"{setting} of '{key.Name}' is another caller's too: the logs cannot tell them apart.", MakeOne);
            else if (string.Equals(key.Sha256, KeyHash.Text(""), StringComparison.OrdinalIgnoreCase))
                yield return Finding.Bad(Name, $"{setting} of '{key.Name}' is the hash of an empty key.", MakeOne);
            else if (key.Sha256.All(digit => digit == '0'))
                yield return Finding.Bad(Name, $"{setting} of '{key.Name}' is still the sample's.", MakeOne);
            else
                yield return Finding.Good(Name, $"'{key.Name}' has a hashed key for {string.Join(", ", key.Companies)}.");
        }
    }
}
