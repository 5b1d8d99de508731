using Connector.Sandbox.Processes;

if (args is ["watchdog", .. var command])
    return await Watchdog.RunAsync(command);
return 0;
