using System.ComponentModel.DataAnnotations;
using Connector.Commercetools.Settings;

namespace Connector.Commercetools;

/// <summary>One API client. The keys are those of the official .NET SDK.</summary>
public sealed class CommercetoolsClientOptions
{
    /// <summary>Id of the API client (Merchant Center, Settings, Developer settings).</summary>
    [Required(ErrorMessage = "is missing. Set the id of the API client, as Merchant Center shows it under Developer settings.")]
    public string ClientId { get; set; } = "";

    /// <summary>Secret of the API client.</summary>
    [Required(ErrorMessage = "is missing. Set the secret of the API client; Merchant Center shows it once, when the client is created.")]
    public string ClientSecret { get; set; } = "";

    /// <summary>Auth service, for example <c>https://auth.europe-west1.gcp.commercetools.com/</c>.</summary>
    [ServiceAddress("https://auth.europe-west1.gcp.commercetools.com/")]
    public string AuthorizationBaseAddress { get; set; } = "";

    /// <summary>API, for example <c>https://api.europe-west1.gcp.commercetools.com/</c>.</summary>
    [ServiceAddress("https://api.europe-west1.gcp.commercetools.com/")]
    public string ApiBaseAddress { get; set; } = "";

    /// <summary>
    /// Import API, for example <c>https://import.europe-west1.gcp.commercetools.com/</c>. Optional; only <see cref="ICommercetoolsImports"/>
    /// needs it, and says so when it is used without.
    /// </summary>
    [ServiceAddress("https://import.europe-west1.gcp.commercetools.com/", IsOptional = true)]
    public string ImportApiBaseAddress { get; set; } = "";

    /// <summary>Key of the project.</summary>
    [Required(ErrorMessage = "is missing. Set the key of the project.")]
    [RegularExpression("^[A-Za-z0-9_-]{2,36}$",
        ErrorMessage = "is not a project key. Allowed are 2 to 36 letters, digits, hyphens and underscores.")]
    public string ProjectKey { get; set; } = "";

    /// <summary>Scopes separated by spaces; empty means all scopes of the API client.</summary>
    public string Scope { get; set; } = "";
}
