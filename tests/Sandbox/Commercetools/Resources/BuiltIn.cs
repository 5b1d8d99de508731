using System.Text.Json.Nodes;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Resources;

/// <summary>What every project has from the start.</summary>
internal static class BuiltIn
{
    /// <summary>The state of a new line item, key <c>Initial</c>.</summary>
    public static JsonObject InitialLineItemState(Change change)
    {
        var states = change.Project.Of("state");
        var state = states.By("key", "Initial")?.Json ?? change.Project.Insert(StateResource.Kind, change.For(1), new JsonObject
        {
            ["key"] = "Initial",
            ["type"] = "LineItemState",
            ["initial"] = true,
            ["builtIn"] = true,
        });
        return References.To("state", state);
    }
}
