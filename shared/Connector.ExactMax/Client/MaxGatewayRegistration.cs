using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Connector.ExactMax.Client;

/// <summary>Registers the client of the MAX gateway.</summary>
public static class MaxGatewayRegistration
{
    /// <summary>Adds <see cref="IMaxGateway"/> and <see cref="IMaxFeeds"/> with their settings, checked at start, their credentials and their retries.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The app's configuration.</param>
    /// <param name="section">Section of <see cref="MaxGatewayOptions"/>.</param>
    /// <returns>The builder of the underlying HTTP client.</returns>
    public static IHttpClientBuilder AddMaxGateway(this IServiceCollection services, IConfiguration configuration, string section = "MaxGateway")
    {
        services.AddOptions<MaxGatewayOptions>().Bind(configuration.GetSection(section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MaxGatewayOptions>>(new MaxGatewayOptionsValidation(section));
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new Lazy<TokenCredential>(() => new DefaultAzureCredential()));
        services.AddTransient<GatewayHeaders>();
        var client = services.AddHttpClient<IMaxGateway, MaxGatewayClient>("MaxGateway", ConfigureAddress)
            // A redirect would carry the API key to wherever it points.
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        client.AddResilienceHandler("gateway", (pipeline, context) =>
        {
            pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
            GatewayResilience.Configure(pipeline, context.ServiceProvider.GetRequiredService<IOptions<MaxGatewayOptions>>().Value);
        });
        // The same connections, credentials and retries: a name stands for one typed client only.
        services.TryAddTransient<IMaxFeeds>(provider => new MaxFeedsClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient("MaxGateway"),
            provider.GetRequiredService<IOptions<MaxGatewayOptions>>(),
            provider.GetRequiredService<TimeProvider>()));
        return client.AddHttpMessageHandler<GatewayHeaders>();
    }

    private static void ConfigureAddress(IServiceProvider services, HttpClient http)
    {
        var options = services.GetRequiredService<IOptions<MaxGatewayOptions>>().Value;
        http.BaseAddress = new Uri(options.BaseAddress!.AbsoluteUri.TrimEnd('/') + "/");
        // The pipeline ends requests; this ends an answer whose body never comes.
        http.Timeout = options.TotalTimeout + TimeSpan.FromSeconds(10);
    }
}
