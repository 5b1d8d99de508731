using System.Text.RegularExpressions;
using Connector.MaxGateway.Security;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Settings;

/// <summary>Stops the service at start when a setting is wrong, naming each by its full key.</summary>
internal sealed partial class GatewayOptionsValidation(IServiceProvider services) : IValidateOptions<GatewayOptions>
{
    // Asked for late: the adapters themselves are given the options, which are under validation here.
    private IEnumerable<IChecksSettings> Adapters =>
        new object[]
        {
            services.GetRequiredService<IMaxConnections>(), services.GetRequiredService<IMaxUpdateFactory>(), services.GetRequiredService<IMaxEtlFactory>(),
        }.OfType<IChecksSettings>();

    public ValidateOptionsResult Validate(string? name, GatewayOptions options)
    {
        string[] failures = [.. Companies(options), .. Callers(options), .. Limits(options), .. Bindings(options), .. Adapters.SelectMany(adapter => adapter.Check(options))];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private IEnumerable<string> Bindings(GatewayOptions options)
    {
        if (CertificateOptions.Normalise(options.Certificate.Thumbprint) is { Length: > 0 } thumbprint && !Thumbprint().IsMatch(thumbprint))
            yield return $"Gateway:Certificate:Thumbprint is '{thumbprint}': allowed are 40 hexadecimal digits, the SHA-1 thumbprint that Windows shows.";
        if (options.AllowPlainHttp)
            yield break;
        foreach (var binding in Binding.Of(services.GetRequiredService<IConfiguration>()).Where(binding => !binding.Secure && !binding.Loopback))
            yield return $"{binding.Key} is '{binding.Address}': plain http is allowed on loopback only; bind https with a certificate, or set Gateway:AllowPlainHttp to true where something in front of the gateway ends TLS.";
    }

    private static IEnumerable<string> Companies(GatewayOptions options)
    {
        if (options.Companies.Count == 0)
            yield return "Gateway:Companies is empty: configure at least one company, starting with Gateway:Companies:0:Name.";
        foreach (var (index, company) in options.Companies.Index())
        {
            var key = $"Gateway:Companies:{index}";
            if (!CompanyName().IsMatch(company.Name))
                yield return $"{key}:Name is '{company.Name}': allowed are 1 to 20 letters, digits, hyphens and underscores.";
            if (options.Companies.Take(index).Any(other => string.Equals(other.Name, company.Name, StringComparison.OrdinalIgnoreCase)))
                yield return $"{key}:Name is '{company.Name}': another company has this name; names must differ in more than case.";
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(company.TimeZone, out _))
                yield return $"{key}:TimeZone is '{company.TimeZone}': allowed is an IANA or Windows time zone, for example Europe/Berlin.";
            if (company.DatabaseTimeZone is { } zone && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
                yield return $"{key}:DatabaseTimeZone is '{zone}': allowed is an IANA or Windows time zone, for example Europe/Berlin.";
            if (company.Currency is { } currency && !IsoCurrency().IsMatch(currency))
                yield return $"{key}:Currency is '{currency}': allowed is an ISO code of three capital letters, for example EUR.";
            if (company.AccountPrefix.Length is 0 or > 10)
                yield return $"{key}:AccountPrefix is '{company.AccountPrefix}': allowed are 1 to 10 characters.";
            if (company.Defaults.GlReference.Length > 159)
                yield return $"{key}:Defaults:GlReference has {company.Defaults.GlReference.Length} characters: allowed are up to 159.";
            if (company.Quirks.TaxScale is < 1 or > 10000)
                yield return $"{key}:Quirks:TaxScale is {company.Quirks.TaxScale}: allowed are 1 to 10000, usually 1 or 100.";
            if (company.Quirks.AddressLength is < 20 or > 64)
                yield return $"{key}:Quirks:AddressLength is {company.Quirks.AddressLength}: allowed are 20 to 64, usually 64 or 30.";
        }
    }

    private static IEnumerable<string> Callers(GatewayOptions options)
    {
        if (options.ApiKeys.Count == 0 && !options.Entra.Enabled)
            yield return "Gateway:ApiKeys is empty and Gateway:Entra:Authority is not set: nobody could call the gateway; configure one of the two.";
        if (options.Entra.Enabled && !(Uri.TryCreate(options.Entra.Authority, UriKind.Absolute, out var authority) && authority.Scheme == Uri.UriSchemeHttps))
            yield return $"Gateway:Entra:Authority is '{options.Entra.Authority}': allowed is an absolute https URL.";
        if (options.Entra.Enabled && options.Entra.Audience.Length == 0)
            yield return "Gateway:Entra:Audience is missing: set the application id of the gateway.";
        foreach (var (index, caller) in options.ApiKeys.Index())
        {
            var key = $"Gateway:ApiKeys:{index}";
            if (caller.Name.Length == 0)
                yield return $"{key}:Name is missing: give the caller a name for the logs.";
            if (!Sha256().IsMatch(caller.Sha256))
                yield return $"{key}:Sha256 is not 64 hexadecimal digits: configure the SHA-256 of the key, not the key.";
            if (caller.Companies.Count == 0)
                yield return $"{key}:Companies is empty: name the companies that the caller may use, or * for all.";
            foreach (var company in caller.Companies.Where(company => company != "*" && options.Company(company) is null))
                yield return $"{key}:Companies names '{company}': allowed are * and {string.Join(", ", options.Companies.Select(c => c.Name))}.";
        }
    }

    private static IEnumerable<string> Limits(GatewayOptions options)
    {
        if (options.Inbox.Path.Length == 0)
            yield return "Gateway:Inbox:Path is missing: set the path of a file on a local disk.";
        foreach (var (key, value, low, high) in new (string, long, long, long)[]
        {
            ("Gateway:Inbox:Limit", options.Inbox.Limit, 1, 1_000_000),
            ("Gateway:Inbox:RetryAfterSeconds", options.Inbox.RetryAfterSeconds, 1, 3600),
            ("Gateway:Inbox:RetentionDays", options.Inbox.RetentionDays, 1, 3650),
            ("Gateway:Wait:DefaultSeconds", options.Wait.DefaultSeconds, 0, options.Wait.MaximumSeconds),
            ("Gateway:Wait:MaximumSeconds", options.Wait.MaximumSeconds, 0, 200),
            ("Gateway:MaxUpdate:CallTimeoutSeconds", options.MaxUpdate.CallTimeoutSeconds, 1, 3600),
            ("Gateway:MaxUpdate:SettleSeconds", options.MaxUpdate.SettleSeconds, 0, 3600),
            ("Gateway:Etl:TimeoutSeconds", options.Etl.TimeoutSeconds, 1, 3600),
            ("Gateway:Feeds:OverlapMinutes", options.Feeds.OverlapMinutes, 0, 1440),
            ("Gateway:Feeds:OrderEventDays", options.Feeds.OrderEventDays, 1, 3650),
            ("Gateway:Feeds:TimeoutSeconds", options.Feeds.TimeoutSeconds, 1, 3600),
            ("Gateway:Limits:RequestsPerMinute", options.Limits.RequestsPerMinute, 1, 1_000_000),
            ("Gateway:Log:RetainedFiles", options.Log.RetainedFiles, 1, 3650),
            ("Gateway:Log:FileMegabytes", options.Log.FileMegabytes, 1, 1024),
            ("Gateway:MaxRequestBytes", options.MaxRequestBytes, 1024, 30_000_000),
        })
        {
            if (value < low || value > high)
                yield return $"{key} is {value}: allowed are {low} to {high}.";
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,20}$")]
    private static partial Regex CompanyName();

    [GeneratedRegex("^[A-Z]{3}$")]
    private static partial Regex IsoCurrency();

    [GeneratedRegex("^[0-9A-Fa-f]{40}$")]
    private static partial Regex Thumbprint();

    [GeneratedRegex("^[0-9A-Fa-f]{64}$")]
    private static partial Regex Sha256();
}
