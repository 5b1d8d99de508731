using Connector.Sandbox.ServiceBus;

namespace Connector.Sandbox.FunctionsHost;

/// <summary>What the host runs and against what.</summary>
public sealed record FunctionsHostOptions
{
    /// <summary>Folder with the app's build output (<see cref="FunctionsApp.LocateAsync"/>).</summary>
    public required string AppDirectory { get; init; }

    /// <summary>App settings: environment of the worker (':' is written '__'), and what <c>%Setting%</c> resolves to.</summary>
    public required IReadOnlyDictionary<string, string> Settings { get; init; }

    /// <summary>Gives the consumer of a queue by name (<c>topic/subscriptions/name</c> for a subscription).</summary>
    public required Func<string, IQueueConsumer> Queue { get; init; }

    /// <summary>Messages in flight for a function on a queue without sessions.</summary>
    public int MaxConcurrentCalls { get; init; } = 16;

    /// <summary>Sessions in flight for a function on a queue with sessions; one message at a time in each.</summary>
    public int MaxConcurrentSessions { get; init; } = 8;

    /// <summary>How long a session that ran empty is kept; default: not at all, since taking it again costs nothing here.</summary>
    public TimeSpan SessionIdleTimeout { get; init; } = TimeSpan.Zero;

    /// <summary>Port on 127.0.0.1 for HTTP functions; 0 takes a free one.</summary>
    public int HttpPort { get; init; }

    /// <summary>Key that opens HTTP functions of level function; null lets nobody but <see cref="MasterKey"/> in.</summary>
    public string? FunctionKey { get; init; }

    /// <summary>Key that opens every HTTP function, also those of level admin; null lets nobody in.</summary>
    public string? MasterKey { get; init; }

    /// <summary>Clock of the timers.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>False leaves schedules aside; timers then run by <see cref="FunctionsHostServer.RunTimerAsync"/> only.</summary>
    public bool RunSchedules { get; init; } = true;

    /// <summary>Gets the worker's logs and output, and what the host does.</summary>
    public Action<string>? Log { get; init; }

    /// <summary>Asked after a message's invocation and before its settlement. A worker killed in here counts as an instance lost at this moment: the message is not settled.</summary>
    public Func<InvocationCompleted, Task<SettlementDecision>>? BeforeSettlement { get; init; }

    /// <summary>When the worker is lost: true gives its messages back at once, false leaves them until their locks run out, as Azure does.</summary>
    public bool ReleaseLocksOfLostWorker { get; init; } = true;

    /// <summary>Starts the worker again when it ends by itself.</summary>
    public bool AutoRestart { get; init; } = true;

    /// <summary>How long the worker may take until it is ready.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
