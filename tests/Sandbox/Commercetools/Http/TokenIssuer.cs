using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Connector.Sandbox.Commercetools.Http;

/// <summary>OAuth 2.0 client credentials. Tokens are opaque, expire for real and can be revoked all at once.</summary>
internal sealed class TokenIssuer(CommercetoolsServerOptions options)
{
    private readonly ConcurrentDictionary<string, Token> tokens = new();

    /// <summary>What a token allows.</summary>
    public sealed record Token(string ClientId, DateTimeOffset Expires, IReadOnlySet<string> Scopes);

    public void RevokeAll() => tokens.Clear();

    public ApiReply Issue(HttpRequest request, IFormCollection? form)
    {
        if (Client(request) is not { } clientId)
            return Refused(401, "invalid_client", "Please provide valid client credentials using HTTP Basic Authentication.");
        var grant = Parameter(request, form, "grant_type");
        if (grant is not "client_credentials")
            return Refused(400, "unsupported_grant_type", $"Invalid parameter: grant_type: Invalid grant type: '{grant}'.");
        var all = options.Scopes.Count == 0 ? ["manage_project"] : options.Scopes;
        var allowed = all.Select(scope => $"{scope}:{options.ProjectKey}").ToList();
        var asked = Parameter(request, form, "scope").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!asked.All(scope => allowed.Contains(scope) || allowed.Contains($"manage_project:{options.ProjectKey}") && scope.EndsWith(":" + options.ProjectKey, StringComparison.Ordinal)))
            return Refused(400, "invalid_scope", "The requested scope exceeds the scope of the API client.");
        var scopes = asked.Length > 0 ? asked : [.. allowed];
        var token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(24)).Replace('+', '-').Replace('/', '_');
        tokens[token] = new Token(clientId, options.Time.GetUtcNow() + options.TokenLifetime, scopes.ToHashSet());
        return ApiReply.Json(200, new JsonObject
        {
            ["access_token"] = token,
            ["token_type"] = "Bearer",
            ["expires_in"] = (long)options.TokenLifetime.TotalSeconds,
            ["scope"] = string.Join(' ', scopes),
        });
    }

    /// <summary>The token of a request.</summary>
    /// <exception cref="ApiException">There is none, or it is not valid any more.</exception>
    public Token Check(HttpRequest request) => Find(request) ?? throw new ApiException(401, "invalid_token", "invalid_token");

    public Token? Find(HttpRequest request) =>
        AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
        && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) && header.Parameter is not null
        && tokens.TryGetValue(header.Parameter, out var token) && token.Expires > options.Time.GetUtcNow() ? token : null;

    private string? Client(HttpRequest request)
    {
        if (!AuthenticationHeaderValue.TryParse(request.Headers.Authorization, out var header)
            || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) || header.Parameter is null)
            return null;
        var bytes = new byte[header.Parameter.Length];
        if (!Convert.TryFromBase64String(header.Parameter, bytes, out var length))
            return null;
        var given = Encoding.UTF8.GetString(bytes, 0, length);
        if (given == $"{options.ClientId}:{options.ClientSecret}")
            return options.ClientId;
        return given == $"{options.ShopClientId}:{options.ShopClientSecret}" ? options.ShopClientId : null;
    }

    private static string Parameter(HttpRequest request, IFormCollection? form, string name) =>
        form is not null && form.TryGetValue(name, out var value) ? value.ToString() : request.Query[name].ToString();

    private static ApiReply Refused(int status, string code, string message)
    {
        var body = new ApiException(status, code, message).Body();
        body["error"] = code;
        body["error_description"] = message;
        return ApiReply.Json(status, body);
    }
}
