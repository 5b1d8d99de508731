using Connector.Sync.Work;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Connector.Sync.Flows;

/// <summary>Fixes the start instant of every flow that is not off when the app starts for the first time.</summary>
public sealed class FlowStartup(FlowStart start, IOptionsMonitor<FlowOptions> options) : IHostedService
{
    private static readonly string[] Flows = [FlowName.OrderExport, FlowName.CustomerExport, FlowName.OrderFeedback, FlowName.ReturnExport];

    /// <inheritdoc />
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var flow in Flows.Where(flow => options.Get(flow).Mode != FlowMode.Off)) await start.OfAsync(flow, cancellationToken);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
