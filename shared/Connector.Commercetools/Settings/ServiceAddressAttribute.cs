using System.ComponentModel.DataAnnotations;

namespace Connector.Commercetools.Settings;

/// <summary>An absolute https address; http only on this machine, since a token travels there.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ServiceAddressAttribute(string example) : ValidationAttribute
{
    public bool IsOptional { get; set; }

    public override bool IsValid(object? value) => (IsOptional && value is null or "") || IsAddress(value);

    private static bool IsAddress(object? value) =>
        value is string text && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
        && uri.Query.Length == 0 && uri.UserInfo.Length == 0;

    public override string FormatErrorMessage(string name) =>
        $"must be an absolute https address without a query, for example {example} (http is allowed for localhost only).";

    /// <summary>Relative paths are appended, not put in place of the last segment.</summary>
    public static Uri WithSlash(string address) => new(address.EndsWith('/') ? address : address + "/");
}
