using System.CommandLine;
using Connector.Sandbox.Commands;
using Connector.Sandbox.Processes;

// The watchdog passes everything on as it is, so it is not for the parser.
if (args is ["watchdog", .. var command])
    return await Watchdog.RunAsync(command);

var root = new RootCommand("Everything that the commercetools to Exact MAX connector talks to, on one machine.")
{
    DemoCommand.Create(),
    UpCommand.Create(),
    PreviewCommand.Create(),
    MaxGatewayCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
