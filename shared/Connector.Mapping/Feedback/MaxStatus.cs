using Connector.ExactMax.Contract;

namespace Connector.Mapping.Feedback;

/// <summary>What a status of a MAX order or line means.</summary>
internal enum MaxStatus
{
    Open,
    Hold,
    Closed,
    Cancelled,
}

/// <summary>The gateway's words mean themselves; MAX's own codes mean what the mapping says.</summary>
internal static class MaxStatuses
{
    public static MaxStatus OfOrder(FeedbackScope scope, SalesOrder order) => Of(scope, order, order.Status, "status") ?? MaxStatus.Open;

    /// <summary>A line is closed with its order, and like its order unless it says otherwise.</summary>
    public static MaxStatus OfLine(FeedbackScope scope, SalesOrder order, MaxStatus ofOrder, SalesOrderLineState line)
    {
        if (ofOrder is MaxStatus.Closed or MaxStatus.Cancelled || line.Status is not { } code) return ofOrder;
        var own = Of(scope, order, code, "lines.status") ?? ofOrder;
        return own == MaxStatus.Open ? ofOrder : own;
    }

    private static MaxStatus? Of(FeedbackScope scope, SalesOrder order, string code, string field)
    {
        if (scope.Mapping.Json.Statuses.Codes.TryGetValue(code, out var mapped)) return mapped;
        switch (code)
        {
            case "open": return MaxStatus.Open;
            case "hold": return MaxStatus.Hold;
            case "closed": return MaxStatus.Closed;
            case "cancelled": return MaxStatus.Cancelled;
            default:
                if (!scope.Problems.Exists(problem => problem.Code == ProblemCode.UnmappedStatus && problem.Value == code))
                    scope.Report(ProblemCode.UnmappedStatus, field, code, $"MAX order {order.OrderNumber} has the status '{code}', which the mapping does not know. Add what it means in mapping.json: statuses.codes: {{ \"{code}\": \"open\" }} (open, hold, closed or cancelled), then replay.");
                return null;
        }
    }
}
