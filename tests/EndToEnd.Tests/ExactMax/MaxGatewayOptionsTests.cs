using Connector.ExactMax.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connector.EndToEnd.Tests.ExactMax;

public sealed class MaxGatewayOptionsTests
{
    [Theory]
    [InlineData("", "", "Erp:Gateway:BaseAddress is missing")]
    [InlineData("BaseAddress", "http://max.example.com", "allowed is an absolute https address")]
    [InlineData("BaseAddress", "max.example.com/x", "allowed is an absolute https address")]
    [InlineData("ApiKey", "", "Erp:Gateway:ApiKey and Erp:Gateway:Scope are both missing")]
    [InlineData("Scope", "api://max/.default", "Erp:Gateway:ApiKey and Erp:Gateway:Scope are both set")]
    [InlineData("ApiKey", "two words", "Erp:Gateway:ApiKey contains a character")]
    [InlineData("Retries", "11", "Erp:Gateway:Retries is 11: allowed are 0 to 10")]
    [InlineData("AttemptTimeout", "00:20:00", "Erp:Gateway:AttemptTimeout is 00:20:00: allowed are 00:00:01 to 00:10:00")]
    [InlineData("TotalTimeout", "00:01:00", "allowed is up to Erp:Gateway:TotalTimeout")]
    [InlineData("Wait", "00:02:00", "allowed is less than Erp:Gateway:AttemptTimeout")]
    public void A_wrong_setting_is_named_with_its_key_and_what_is_allowed(string key, string value, string expected)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => Options(key, value).Value);
        Assert.Contains(expected, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BaseAddress", "http://127.0.0.1:8080")]
    [InlineData("BaseAddress", "http://localhost:8080/")]
    [InlineData("Retries", "0")]
    public void Sensible_settings_pass(string key, string value) => Assert.NotNull(Options(key, value).Value);

    private static IOptions<MaxGatewayOptions> Options(string key, string value)
    {
        var settings = new Dictionary<string, string?> { ["Erp:Gateway:ApiKey"] = "k" };
        if (key.Length > 0)
            settings["Erp:Gateway:BaseAddress"] = "https://max.example.com";
        settings["Erp:Gateway:" + key] = value;
        var services = new ServiceCollection();
        services.AddMaxGateway(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), "Erp:Gateway");
        return services.BuildServiceProvider().GetRequiredService<IOptions<MaxGatewayOptions>>();
    }
}
