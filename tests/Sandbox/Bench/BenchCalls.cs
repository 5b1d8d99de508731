using System.Collections.Concurrent;
using Connector.Sandbox.Commercetools;
using Connector.Sandbox.Gateway;
using Connector.Sandbox.Stack;

namespace Connector.Sandbox.Bench;

/// <summary>Counts what the connector asks of everybody from one moment to the next.</summary>
internal sealed class BenchCalls
{
    private readonly SandboxStack stack;
    private readonly GatewayFront front;
    private readonly ConcurrentDictionary<string, long> storage = new();
    private int gatewayBefore;

    public BenchCalls(SandboxStack stack, GatewayFront front)
    {
        (this.stack, this.front) = (stack, front);
        stack.Storage.OnCall = call =>
        {
            storage.AddOrUpdate(call.Service, 1, (_, count) => count + 1);
            return Task.CompletedTask;
        };
    }

    /// <summary>Starts to count anew.</summary>
    public void Reset()
    {
        stack.Commercetools!.Calls.Reset();
        storage.Clear();
        gatewayBefore = front.Requests.Count;
    }

    /// <summary>What was counted since.</summary>
    public BenchCounts Take()
    {
        var calls = stack.Commercetools!.Calls.Entries.Select(entry => entry.Call)
            .Where(call => call.Kind == CallKind.Token || call.ClientId == stack.Options.Access.ClientId).ToList();
        return new()
        {
            InventoryLists = calls.Count(call => call is { Kind: CallKind.List, Path: "/inventory" }),
            OrderLists = calls.Count(call => call is { Kind: CallKind.List, Path: "/orders" }),
            ChannelReads = calls.Count(call => call.Kind == CallKind.Read && call.Path.StartsWith("/channels/", StringComparison.Ordinal)),
            Writes = calls.Count(call => call.Kind == CallKind.Write && call.Path.StartsWith("/inventory", StringComparison.Ordinal)),
            ImportRequests = calls.Count(call => call.Kind == CallKind.Import && call.Path.StartsWith("/inventories/", StringComparison.Ordinal)),
            ImportContainers = calls.Count(call => call.Kind == CallKind.Import && call.Path.StartsWith("/import-containers", StringComparison.Ordinal)),
            Tokens = calls.Count(call => call.Kind == CallKind.Token),
            Commercetools = calls.Count,
            Gateway = front.Requests.Count - gatewayBefore,
            Blobs = storage.GetValueOrDefault("blob"),
            Tables = storage.GetValueOrDefault("table"),
        };
    }
}

/// <summary>Calls of the connector.</summary>
internal sealed record BenchCounts
{
    /// <summary>Queries of inventory entries.</summary>
    public required int InventoryLists { get; init; }

    /// <summary>Queries of orders that MAX does not know yet.</summary>
    public required int OrderLists { get; init; }

    /// <summary>Look-ups of the supply channel.</summary>
    public required int ChannelReads { get; init; }

    /// <summary>Inventory entries created, updated or deleted, one each.</summary>
    public required int Writes { get; init; }

    /// <summary>Requests to the Import API that carry entries.</summary>
    public required int ImportRequests { get; init; }

    /// <summary>Requests to the Import API about its containers.</summary>
    public required int ImportContainers { get; init; }

    /// <summary>Token requests.</summary>
    public required int Tokens { get; init; }

    /// <summary>All calls to commercetools.</summary>
    public required int Commercetools { get; init; }

    /// <summary>Calls to commercetools that are none of the above.</summary>
    public int Others => Commercetools - InventoryLists - OrderLists - ChannelReads - Writes - ImportRequests - ImportContainers - Tokens;

    /// <summary>Calls to the gateway.</summary>
    public required int Gateway { get; init; }

    /// <summary>Requests to Blob Storage.</summary>
    public required long Blobs { get; init; }

    /// <summary>Requests to Table Storage.</summary>
    public required long Tables { get; init; }

    /// <summary>All of them with their names.</summary>
    public IEnumerable<(string Name, long Value)> Figures =>
    [
        ("queries of inventory entries", InventoryLists), ("queries of pending orders", OrderLists), ("channel look-ups", ChannelReads), ("writes of entries", Writes),
        ("import requests", ImportRequests), ("import container requests", ImportContainers), ("token requests", Tokens), ("other calls to commercetools", Others),
        ("calls to commercetools", Commercetools), ("calls to the gateway", Gateway), ("blob requests", Blobs), ("table requests", Tables),
    ];
}
