using System.Security.Cryptography;
using System.Text;

namespace Connector.Sandbox.FunctionsHost.Http;

/// <summary>Who may call an HTTP function: key in header <c>x-functions-key</c> or query parameter <c>code</c>.</summary>
internal sealed class FunctionKeys(FunctionsHostOptions options)
{
    public bool Allow(FunctionInfo function, HttpRequest request)
    {
        var given = request.Headers["x-functions-key"].FirstOrDefault() ?? request.Query["code"].FirstOrDefault();
        return function.AuthLevel?.ToUpperInvariant() switch
        {
            "ANONYMOUS" => true,
            "ADMIN" => Same(given, options.MasterKey),
            _ => Same(given, options.FunctionKey) || Same(given, options.MasterKey),
        };
    }

    private static bool Same(string? given, string? key) =>
        given is not null && key is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(key));
}
