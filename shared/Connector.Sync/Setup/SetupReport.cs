namespace Connector.Sync.Setup;

/// <summary>What became of a step.</summary>
public enum SetupOutcome
{
    /// <summary>It was not there and is now.</summary>
    Created,

    /// <summary>It was there and lacked something, which it has now.</summary>
    Updated,

    /// <summary>It is as the connector needs it.</summary>
    Unchanged,

    /// <summary>commercetools did not allow it, or it contradicts what is there.</summary>
    Refused,

    /// <summary>The API client lacks it.</summary>
    Missing,
}

/// <summary>One thing that the connector needs in commercetools.</summary>
/// <param name="Kind"><c>scope</c>, <c>channel</c>, <c>state</c>, <c>type</c> or <c>subscription</c>.</param>
/// <param name="Key">Its key.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Detail">What was done, or what is wrong and what to do about it.</param>
public sealed record SetupStep(string Kind, string Key, SetupOutcome Outcome, string? Detail = null);

/// <summary>What the setup did.</summary>
/// <param name="Steps">Its steps in order.</param>
public sealed record SetupReport(IReadOnlyList<SetupStep> Steps)
{
    /// <summary>True when the connector has everything that it needs.</summary>
    public bool Ok => Steps.All(step => step.Outcome is not (SetupOutcome.Refused or SetupOutcome.Missing));
}
