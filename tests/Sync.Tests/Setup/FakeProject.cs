using System.Net;
using Connector.Commercetools;
using Connector.Commercetools.Models;

namespace Connector.Sync.Tests.Setup;

/// <summary>A commercetools project in memory: what the setup reads and writes there.</summary>
internal sealed class FakeProject : IGrantedScopes, ICommercetoolsChannels, ICommercetoolsStates, ICommercetoolsTypes, ICommercetoolsSubscriptions
{
    public Dictionary<string, Channel> Channels { get; } = [];

    public Dictionary<string, State> States { get; } = [];

    public Dictionary<string, CustomType> Types { get; } = [];

    public Subscription? Subscription { get; set; }

    public IReadOnlySet<string>? Granted { get; set; } = new HashSet<string> { "manage_project" };

    /// <summary>Called before each write with its path; may throw.</summary>
    public Action<string> BeforeWrite { get; set; } = _ => { };

    public int Writes { get; private set; }

    public string? ConnectionString { get; private set; }

    public Task<IReadOnlySet<string>?> GetAsync(CancellationToken ct) => Task.FromResult(Granted);

    Task<Channel?> ICommercetoolsChannels.GetByKeyAsync(string key, CancellationToken ct) => Task.FromResult(Channels.GetValueOrDefault(key));

    public Task<Channel> CreateAsync(ChannelDraft draft, CancellationToken ct) =>
        Written("channels", () => Channels[draft.Key] = new() { Id = draft.Key, Version = 1, Key = draft.Key, Roles = draft.Roles! });

    public Task<Channel> UpdateAsync(string id, ChannelUpdate update, CancellationToken ct) => Written("channels", () => Channels[id] = Channels[id] with
    {
        Roles = [.. Channels[id].Roles, .. update.Actions.Cast<ChannelAddRolesAction>().SelectMany(action => action.Roles)],
    });

    Task<State?> ICommercetoolsStates.GetByKeyAsync(string key, CancellationToken ct) => Task.FromResult(States.GetValueOrDefault(key));

    public Task<State> CreateAsync(StateDraft draft, CancellationToken ct) =>
        Written("states", () => States[draft.Key] = new() { Id = draft.Key, Version = 1, Key = draft.Key, Type = draft.Type });

    public Task<State> UpdateAsync(string id, StateUpdate update, CancellationToken ct) => throw new InvalidOperationException("The setup changes no state.");

    Task<CustomType?> ICommercetoolsTypes.GetByKeyAsync(string key, CancellationToken ct) => Task.FromResult(Types.GetValueOrDefault(key));

    public Task<CustomType> CreateAsync(TypeDraft draft, CancellationToken ct) => Written("types", () => Types[draft.Key] = new()
    {
        Id = draft.Key, Version = 1, Key = draft.Key, ResourceTypeIds = draft.ResourceTypeIds, FieldDefinitions = draft.FieldDefinitions!,
    });

    public Task<CustomType> UpdateAsync(string id, TypeUpdate update, CancellationToken ct) => Written("types", () => Types[id] = Types[id] with
    {
        FieldDefinitions = [.. Types[id].FieldDefinitions, .. update.Actions.Cast<TypeAddFieldDefinitionAction>().Select(action => action.FieldDefinition)],
    });

    Task<Subscription?> ICommercetoolsSubscriptions.GetByKeyAsync(string key, CancellationToken ct) => Task.FromResult(Subscription);

    public Task<Subscription> CreateAsync(SubscriptionDraft draft, CancellationToken ct) => Written("subscriptions", () => Subscription = new()
    {
        Id = "s", Version = 1, Key = draft.Key, Messages = draft.Messages!, Changes = draft.Changes!, Status = SubscriptionHealthStatus.Healthy, Destination = Masked(draft.Destination),
    });

    public Task<Subscription> UpdateAsync(string id, SubscriptionUpdate update, CancellationToken ct) => Written("subscriptions", () => Subscription = update.Actions.Aggregate(Subscription!, Applied));

    /// <summary>A refusal of commercetools.</summary>
    public static ErrorReply Refusal(HttpStatusCode status, string code) =>
        new(new FailedRequest("POST", "/shop", "trace-1"), status, [new ApiError { Code = code }]);

    private Subscription Applied(Subscription subscription, SubscriptionUpdateAction action) => action switch
    {
        SubscriptionSetMessagesAction set => subscription with { Messages = set.Messages! },
        SubscriptionSetChangesAction set => subscription with { Changes = set.Changes! },
        SubscriptionChangeDestinationAction change => subscription with { Destination = Masked(change.Destination), Status = SubscriptionHealthStatus.Healthy },
        _ => throw new InvalidOperationException($"{action} is not expected."),
    };

    private Destination Masked(Destination destination)
    {
        ConnectionString = destination.ConnectionString;
        return destination with { ConnectionString = destination.ConnectionString!.Replace("SharedAccessKey=secret", "SharedAccessKey=****", StringComparison.Ordinal) };
    }

    private Task<T> Written<T>(string path, Func<T> write)
    {
        BeforeWrite(path);
        Writes++;
        return Task.FromResult(write());
    }
}
