using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connector.Sync.Setup;

internal static class SetupServices
{
    public static void AddSetup(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SetupOptions>().Bind(configuration.GetSection("Setup")).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ShopSetup>();
    }
}
