namespace Connector.Sandbox.ServiceBus;

/// <summary>Message ids that were seen lately. Each is forgotten when its window ends, counted from the first message.</summary>
internal sealed class DuplicateWindow(TimeSpan? window, Deadlines deadlines)
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public int Count => seen.Count;

    /// <summary>False for a message id that was seen within the window.</summary>
    public bool Admit(string messageId)
    {
        if (window is not { } length || messageId.Length == 0)
            return true;
        if (!seen.Add(messageId))
            return false;
        deadlines.After(length, () => seen.Remove(messageId));
        return true;
    }
}
