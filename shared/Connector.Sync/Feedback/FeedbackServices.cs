using Connector.Sync.Flows;
using Connector.Sync.Links;
using Connector.Sync.Returns;
using Connector.Sync.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Connector.Sync.Feedback;

/// <summary>Registers the flows <c>order-feedback</c> and <c>return-export</c>.</summary>
internal static class FeedbackServices
{
    public static void AddFeedbackFlows(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddFlowOptions(FlowName.OrderFeedback, "Flows:OrderFeedback", configuration);
        services.AddFlowOptions(FlowName.ReturnExport, "Flows:ReturnExport", configuration);
        services.AddSingleton<IReturnLinks, TableReturnLinks>();
        services.AddSingleton<WorkflowStates>();
        services.AddSingleton<MaxReading>();
        services.AddSingleton<RefundWriter>();
        services.AddSingleton<FeedbackWriter>();
        services.AddSingleton<OrderFeedbackFlow>();
        services.AddSingleton<FeedbackPoll>();
        services.AddSingleton<ReturnWriter>();
        services.AddSingleton<ReturnExportFlow>();
        services.AddSingleton<ReturnSweep>();
    }
}
