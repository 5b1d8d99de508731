using Connector.MaxGateway;
using Connector.MaxGateway.Doctor;
using Connector.MaxGateway.Security;
using Microsoft.Extensions.Options;

var command = args is [var first, ..] && !first.StartsWith('-') ? first : "serve";
string[] rest = args is [_, ..] && args[0] == command ? args[1..] : args;
try
{
    switch (command)
    {
        case "serve":
            await using (var app = GatewayHost.Build(rest))
                await app.RunAsync();
            return 0;
        case "doctor":
            return await DoctorCommand.RunAsync(rest, Console.Out);
        case "hash-key":
            return await HashKeyCommand.RunAsync(rest, Console.In, Console.Out, Console.Error);
        default:
            await Console.Error.WriteLineAsync($"Unknown command '{command}': allowed are serve, doctor and hash-key.");
            return 2;
    }
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
catch (FileNotFoundException missing)
{
    await Console.Error.WriteLineAsync($"SettingsFile: {missing.Message}");
    return 1;
}
