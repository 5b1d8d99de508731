using System.Runtime.CompilerServices;
using Connector.MaxGateway.Settings;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Doctor;

/// <summary>The check that the start of the service makes: a finding for each setting that would stop it.</summary>
internal sealed class SettingsCheck(IValidateOptions<GatewayOptions> validation) : ICheck
{
    public async IAsyncEnumerable<Finding> RunAsync(GatewayOptions options, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        var result = validation.Validate(null, options);
        if (!result.Failed)
            yield return Finding.Good("settings", $"The service starts with them; companies: {string.Join(", ", options.Companies.Select(company => company.Name))}.");
        foreach (var failure in result.Failures ?? [])
            yield return Finding.Bad("settings", failure, $"Correct {failure.Split(' ')[0]} in the settings file.");
    }
}
