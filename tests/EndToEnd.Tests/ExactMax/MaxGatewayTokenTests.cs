using System.Net;
using Azure.Core;
using Azure.Identity;
using Connector.ExactMax.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace Connector.EndToEnd.Tests.ExactMax;

public sealed class MaxGatewayTokenTests
{
    private readonly Mock<TokenCredential> _credential = new();
    private string? _authorization;

    [Fact]
    public async Task With_a_scope_the_apps_identity_gets_the_token()
    {
        _credential.Setup(c => c.GetTokenAsync(It.Is<TokenRequestContext>(r => r.Scopes.Single() == "api://max/.default"), It.IsAny<CancellationToken>()))
            .ReturnsAsync(new AccessToken("token", DateTimeOffset.MaxValue));
        await Gateway().GetHealthAsync(default);
        Assert.Equal("Bearer token", _authorization);
    }

    [Fact]
    public async Task No_token_counts_as_unavailable()
    {
        _credential.Setup(c => c.GetTokenAsync(It.IsAny<TokenRequestContext>(), It.IsAny<CancellationToken>())).ThrowsAsync(new AuthenticationFailedException("no"));
        await Assert.ThrowsAsync<GatewayUnavailableException>(() => Gateway().GetHealthAsync(default));
        Assert.Null(_authorization);
    }

    private IMaxGateway Gateway()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            new Dictionary<string, string?> { ["MaxGateway:BaseAddress"] = "https://max.example.com", ["MaxGateway:Scope"] = "api://max/.default" }).Build();
        var services = new ServiceCollection().AddSingleton(new Lazy<TokenCredential>(() => _credential.Object));
        services.AddMaxGateway(configuration).ConfigurePrimaryHttpMessageHandler(() => new Answering(request => _authorization = request.Headers.Authorization?.ToString()));
        return services.BuildServiceProvider().GetRequiredService<IMaxGateway>();
    }

    private sealed class Answering(Action<HttpRequestMessage> seen) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            seen(request);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"status":"healthy"}""") });
        }
    }
}
