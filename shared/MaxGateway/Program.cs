using Connector.MaxGateway;
using Microsoft.Extensions.Options;

var command = args is [var first, ..] && !first.StartsWith('-') ? first : "serve";
if (command != "serve")
{
    await Console.Error.WriteLineAsync($"Unknown command '{command}': allowed is serve.");
    return 2;
}

try
{
    await using var app = GatewayHost.Build(args is ["serve", .. var rest] ? rest : args);
    await app.RunAsync();
    return 0;
}
catch (OptionsValidationException wrong)
{
    foreach (var failure in wrong.Failures)
        await Console.Error.WriteLineAsync(failure);
    return 1;
}
catch (InvalidOperationException wrong) when (wrong.Source == "Microsoft.Extensions.Configuration.Binder")
{
    // A text where a number belongs: the message names the key, the value and the type that is allowed.
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
