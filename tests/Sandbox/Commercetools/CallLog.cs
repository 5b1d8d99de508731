using System.Collections.Concurrent;
using System.IO.Enumeration;

namespace Connector.Sandbox.Commercetools;

/// <summary>A finished call.</summary>
/// <param name="Call">What was asked.</param>
/// <param name="Status">HTTP status of the reply; null when the connection was cut instead.</param>
public sealed record LoggedCall(ApiCall Call, int? Status);

/// <summary>Every call since the start or the last <see cref="Reset"/>, so that tests can count them.</summary>
public sealed class CallLog
{
    private readonly ConcurrentQueue<LoggedCall> calls = new();

    /// <summary>The calls in the order in which they finished.</summary>
    public IReadOnlyList<LoggedCall> Entries => [.. calls];

    /// <summary>Number of calls, token requests included.</summary>
    public int Total => calls.Count;

    /// <summary>Counts calls by method and by route or path; <c>*</c> is any text.</summary>
    public int Count(string method = "*", string path = "*") => calls.Count(entry => Matches(entry.Call, method, path));

    /// <summary>Number of calls of each kind, those of one API client if it is given; token requests belong to no client and always count.</summary>
    public IReadOnlyDictionary<CallKind, int> ByKind(string? clientId = null) => calls
        .Where(entry => clientId is null || entry.Call.Kind is CallKind.Token || entry.Call.ClientId == clientId)
        .CountBy(entry => entry.Call.Kind).ToDictionary();

    /// <summary>The same in one line, such as <c>list 200, write 3, token 1</c>.</summary>
    public string Figures(string? clientId = null)
    {
        var counts = ByKind(clientId);
        return string.Join(", ", Enum.GetValues<CallKind>().Where(counts.ContainsKey).Select(kind => $"{kind.ToString().ToLowerInvariant()} {counts[kind]}"));
    }

    /// <summary>Forgets all calls.</summary>
    public void Reset() => calls.Clear();

    internal void Add(ApiCall call, int? status) => calls.Enqueue(new LoggedCall(call, status));

    internal static bool Matches(ApiCall call, string method, string path) =>
        FileSystemName.MatchesSimpleExpression(method, call.Method)
        && (FileSystemName.MatchesSimpleExpression(path, call.Path) || FileSystemName.MatchesSimpleExpression(path, call.Route));
}
