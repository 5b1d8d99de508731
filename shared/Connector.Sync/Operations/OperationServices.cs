using Connector.Sync.DeadLetters;
using Microsoft.Extensions.DependencyInjection;

namespace Connector.Sync.Operations;

/// <summary>Registers flow <c>operations</c> and what operators look at.</summary>
internal static class OperationServices
{
    /// <summary>Adds the flow, the kinds of operations, and the lists.</summary>
    public static void AddOperations(this IServiceCollection services)
    {
        services.AddSingleton<CauseTable>();
        services.AddSingleton<DeadLetterList>();
        services.AddSingleton<Audit>();
        services.AddSingleton<OperationTable>();
        services.AddSingleton<OperationsFlow>();
        services.AddSingleton<LetterSlices>();
        services.AddSingleton<ReplayTable>();
        services.AddSingleton<IReplays>(provider => provider.GetRequiredService<ReplayTable>());
        services.AddSingleton<Discard>();
        services.AddSingleton(Producers.Of);
        services.AddSingleton<IOperationKind, Replay>();
        services.AddSingleton<IOperationKind>(provider => provider.GetRequiredService<Discard>());
        services.AddSingleton<IOperationKind, ProducerRun>();
        services.AddSingleton<OperatorActions>();
        services.AddSingleton<FlowOverview>();
    }
}
