using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Connector.ExactMax.Client;

/// <summary>Stops the app at start when a setting is wrong, naming each by its full key.</summary>
internal sealed class MaxGatewayOptionsValidation(string section) : IValidateOptions<MaxGatewayOptions>
{
    public ValidateOptionsResult Validate(string? name, MaxGatewayOptions options)
    {
        string[] failures = [.. Address(options), .. Credentials(options), .. Ranges(options)];
        return failures.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private IEnumerable<string> Address(MaxGatewayOptions options)
    {
        var key = $"{section}:BaseAddress";
        if (options.BaseAddress is not { } address)
            yield return $"{key} is missing: set the gateway's address, for example https://max.example.com/.";
        else if (!address.IsAbsoluteUri || (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            yield return $"{key} is '{address}': allowed is an absolute https address, or http on this machine (localhost, 127.0.0.1).";
    }

    private IEnumerable<string> Credentials(MaxGatewayOptions options)
    {
        var (hasKey, hasScope) = (!string.IsNullOrWhiteSpace(options.ApiKey), !string.IsNullOrWhiteSpace(options.Scope));
        if (hasKey == hasScope)
            yield return $"{section}:ApiKey and {section}:Scope are {(hasKey ? "both set" : "both missing")}: set exactly one, a key or an Entra scope such as api://max-gateway/.default.";
        if (hasKey && options.ApiKey!.Any(c => c is < '!' or > '~'))
            yield return $"{section}:ApiKey contains a character that cannot be sent: allowed are printable ASCII characters without blanks.";
    }

    private IEnumerable<string> Ranges(MaxGatewayOptions options)
    {
        foreach (var property in typeof(MaxGatewayOptions).GetProperties())
        {
            if (property.GetCustomAttributes(typeof(RangeAttribute), inherit: false) is not [RangeAttribute range])
                continue;
            var value = property.GetValue(options);
            if (!range.IsValid(value))
                yield return $"{section}:{property.Name} is {value}: allowed are {range.Minimum} to {range.Maximum}.";
        }

        if (options.AttemptTimeout > options.TotalTimeout)
            yield return $"{section}:AttemptTimeout is {options.AttemptTimeout}: allowed is up to {section}:TotalTimeout ({options.TotalTimeout}).";
        if (options.Wait >= options.AttemptTimeout)
            yield return $"{section}:Wait is {options.Wait}: allowed is less than {section}:AttemptTimeout ({options.AttemptTimeout}).";
    }
}
