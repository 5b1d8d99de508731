using Connector.MaxGateway;
using Connector.Sandbox.ExactMax;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Connector.Sandbox.Gateway;

/// <summary>Hidden command <c>max-gateway</c>: the real gateway on the emulated MAX, in this process.</summary>
internal static class GatewayCommand
{
    /// <summary>Starts the line that tells the address.</summary>
    public const string Listening = "gateway listens on ";

    /// <summary>Runs until the process is ended.</summary>
    /// <param name="folder">Folder with the companies' databases and the inbox.</param>
    /// <param name="port">Port on 127.0.0.1.</param>
    /// <param name="faults">How often MAX misbehaves.</param>
    /// <param name="settings">Settings on top of the sandbox's.</param>
    /// <returns>1 when settings are wrong.</returns>
    public static async Task<int> RunAsync(string folder, int port, MaxFaultRate faults, IReadOnlyList<string> settings)
    {
        using var max = EmulatedMax.InFolder(folder);
        var crash = new CrashFile(folder);
        foreach (var company in max.Companies)
        {
            max.Faults(company).OnCall = (moment, kind, _) =>
            {
                crash.Reached($"{moment}:{kind}");
                return Task.CompletedTask;
            };
            faults.Arm(max.Faults(company));
        }

        try
        {
            await using var app = GatewayHost.Build(
                [.. GatewaySettings.Of(folder, port), .. settings],
                services =>
                {
                    services.Replace(ServiceDescriptor.Singleton<IMaxConnections>(max));
                    services.Replace(ServiceDescriptor.Singleton<IMaxUpdateFactory>(max));
                    services.Replace(ServiceDescriptor.Singleton<IMaxEtlFactory>(max));
                },
                outermost => outermost.Use(async (context, next) =>
                {
                    if (HttpMethods.IsPost(context.Request.Method))
                    {
                        context.Response.OnStarting(() =>
                        {
                            crash.Reached(CrashPoint.BeforeReply);
                            return Task.CompletedTask;
                        });
                    }

                    await next(context);
                }));
            await app.StartAsync();
            Console.WriteLine(Listening + app.Urls.Single());
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (OptionsValidationException wrong)
        {
            foreach (var failure in wrong.Failures) await Console.Error.WriteLineAsync(failure);
            return 1;
        }
        catch (InvalidOperationException wrong) when (wrong.Source == "Microsoft.Extensions.Configuration.Binder")
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
    }
}
