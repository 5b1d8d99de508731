using System.CommandLine;
using System.Net.Sockets;
using Connector.Sandbox.Commands;
using Connector.Sandbox.Processes;
using Microsoft.AspNetCore.Connections;

// The watchdog passes everything on as it is, so it is not for the parser.
if (args is ["watchdog", .. var command])
    return await Watchdog.RunAsync(command);

var root = new RootCommand("Everything that the commercetools to Exact MAX connector talks to, on one machine.")
{
    DemoCommand.Create(),
    LoadCommand.Create(),
    BenchCommand.Create(),
    UpCommand.Create(),
    PreviewCommand.Create(),
    MaxGatewayCommand.Create(),
    DoctorCommand.Create(),
};
using var termination = new Termination();
try
{
    // The parser's own handling of signals gives the cleaning up two seconds, and throws at a second signal.
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, termination.Token);
}
catch (OperationCanceledException) when (termination.Token.IsCancellationRequested)
{
    return termination.ExitCode;
}
catch (Exception e) when (e is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } or IOException { InnerException: AddressInUseException })
{
    await Console.Error.WriteLineAsync("A port of the sandbox is in use: is another 'up' running? Stop it, or choose other ports with --port-base N.");
    return 1;
}
