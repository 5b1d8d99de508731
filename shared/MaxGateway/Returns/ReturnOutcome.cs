using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;
using Connector.MaxGateway.Inbox;

namespace Connector.MaxGateway.Returns;

/// <summary>
/// How entering a return ends other than well. A half-made RMA stays in MAX: the same request with the same key completes
/// it once the cause is gone, and whoever gives up on it deletes it in MAX.
/// </summary>
internal static class ReturnOutcome
{
    public static InboxEntry LineRefused(InboxEntry entry, int lines, NumberedReturnLine line, string reason) => entry with
    {
        State = OperationState.Failed,
        Error = Problems.Refused(
            $"MAX refused line {line.Number} ({line.Line.OrderNumber}, line {line.Line.OrderLine}). {(reason.Length == 0 ? "" : $"{reason} ")}{Left(entry, lines)}",
            entry.OrderNumber is null
                ? "Read MAX's xmlwrapper.log, correct the cause, and send the same request with the same key again."
                : $"Correct the cause and send the same request with the same key: the missing lines are added. Or delete RMA {entry.OrderNumber} in MAX.") with
        {
            Field = $"lines[{line.Number - 1}]",
        },
    };

    public static InboxEntry Undecided(InboxEntry entry, string explanation) => entry with
    {
        State = OperationState.Unknown,
        Error = Problems.OutcomeUnknown(
            explanation,
            "Look at the RMAs named in MAX, leave at most one that belongs to this request, and send the same request with the same key again: it is looked up, never blindly repeated.",
            retryable: false),
    };

    private static string Left(InboxEntry entry, int lines) => entry.OrderNumber is null
        ? "Nothing was created."
        : $"RMA {entry.OrderNumber} exists with {(entry.Lines.Count == 0 ? "no line" : $"lines {string.Join(", ", entry.Lines.Select(line => line.LineNumber))}")} of {lines}.";
}
