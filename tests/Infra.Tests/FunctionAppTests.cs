using System.Text.Json.Nodes;

namespace Connector.Infra.Tests;

public sealed class FunctionAppTests
{
    /// <summary>What a setting of the local sample becomes in Azure; any other keeps its name.</summary>
    private static readonly Dictionary<string, string[]> InAzure = new()
    {
        // Flex Consumption refuses this one: the runtime is part of the app.
        ["FUNCTIONS_WORKER_RUNTIME"] = [],
        ["AzureWebJobsStorage"] = ["AzureWebJobsStorage__accountName", "AzureWebJobsStorage__credential", "AzureWebJobsStorage__clientId"],
        ["Storage"] = ["Storage__tableServiceUri", "Storage__blobServiceUri"],
        ["ServiceBus"] = ["ServiceBus__fullyQualifiedNamespace", "ServiceBus__credential", "ServiceBus__clientId"],
    };

    private static readonly string[] OnlyInAzure = ["APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "AZURE_CLIENT_ID"];

    private static JsonObject Sample { get; } =
        JsonNode.Parse(File.ReadAllText(Path.Combine(Bicep.RepositoryRoot, "local.settings.sample.json")))!["Values"]!.AsObject();

    [BicepTheory]
    [InlineData("test")]
    [InlineData("production")]
    public async Task The_app_gets_every_setting_that_it_needs_and_none_besides(string environment) => Assert.Equal(
        Sample.SelectMany(setting => InAzure.GetValueOrDefault(setting.Key, [setting.Key])).Concat(OnlyInAzure).Order(StringComparer.Ordinal),
        (await Deployment.OfAsync(environment)).AppSettings.Keys.Order(StringComparer.Ordinal));

    [BicepTheory]
    [InlineData("Commercetools__ClientSecret", "commercetools-client-secret")]
    [InlineData("MaxGateway__ApiKey", "max-gateway-api-key")]
    [InlineData("Setup__EventsConnectionString", "commercetools-events-connection-string")]
    public async Task A_secret_is_a_reference_to_the_vault(string setting, string secret)
    {
        var deployment = await Deployment.OfAsync("production");
        var vault = (string)deployment.Single("Microsoft.KeyVault/vaults")["id"]!;
        Assert.Equal($"[format('@Microsoft.KeyVault(SecretUri={{0}}secrets/{secret})', reference('{vault}', '2023-07-01').vaultUri)]", deployment.AppSettings[setting]);
    }

    [BicepFact]
    public async Task A_gateway_that_takes_Entra_tokens_needs_no_key()
    {
        var settings = (await Deployment.PredictAsync("production", "\nparam maxGatewayScope = 'api://max-gateway/.default'\n")).AppSettings;
        Assert.Equal("api://max-gateway/.default", settings["MaxGateway__Scope"]);
        Assert.DoesNotContain("MaxGateway__ApiKey", settings.Keys);
    }

    [BicepTheory]
    [InlineData("test")]
    [InlineData("production")]
    public async Task No_sample_goes_live_by_itself(string environment)
    {
        var modes = (await Deployment.OfAsync(environment)).AppSettings.Where(setting => setting.Key.EndsWith("__Mode", StringComparison.Ordinal)).ToList();
        Assert.Equal(["Flows__CustomerExport__Mode", "Flows__Items__Mode", "Flows__OrderExport__Mode", "Flows__OrderFeedback__Mode", "Flows__Prices__Mode", "Flows__ReturnExport__Mode", "Flows__Stock__Mode"], modes.Select(mode => mode.Key).Order(StringComparer.Ordinal));
        Assert.All(modes, mode => Assert.NotEqual("live", mode.Value));
    }

    [BicepFact]
    public async Task The_app_runs_on_Flex_Consumption_with_the_runtime_of_the_code()
    {
        var deployment = await Deployment.OfAsync("production");
        Assert.Equal("FC1", (string)deployment.Single("Microsoft.Web/serverfarms")["sku"]!["name"]!);
        var runtime = deployment.Single("Microsoft.Web/sites")["properties"]!["functionAppConfig"]!["runtime"]!;
        Assert.Equal((string)Sample["FUNCTIONS_WORKER_RUNTIME"]!, (string)runtime["name"]!);
        Assert.Equal(Environment.Version.ToString(2), (string)runtime["version"]!);
    }

    [BicepFact]
    public async Task The_app_is_reached_by_https_and_published_to_without_a_password()
    {
        var deployment = await Deployment.OfAsync("production");
        var properties = deployment.Single("Microsoft.Web/sites")["properties"]!;
        Assert.True((bool)properties["httpsOnly"]!);
        Assert.Contains((string)properties["siteConfig"]!["minTlsVersion"]!, new[] { "1.2", "1.3" });
        var policies = deployment.OfType("Microsoft.Web/sites/basicPublishingCredentialsPolicies").ToArray();
        Assert.Equal(["ftp", "scm"], policies.Select(Deployment.NameOf).Order());
        Assert.All(policies, policy => Assert.False((bool)policy["properties"]!["allow"]!));
    }
}
