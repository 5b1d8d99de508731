using Connector.ExactMax.Contract;
using Connector.Mapping.Document;

namespace Connector.Mapping.Returns;

/// <summary>The returns of an order that MAX does not know yet.</summary>
internal static class ReturnEntry
{
    public static Mapped<ReturnPlans> Of(ReturnInput input, MappingDocument mapping)
    {
        if (mapping.Json.Returns.Mode == ReturnMode.Off) return new() { Value = new([]) };
        if (!mapping.CompanyByName.TryGetValue(input.Company, out var company))
            return new() { Problems = [new(ProblemCode.UnmappedCompany, "company", input.Company, $"The order is in MAX company {input.Company}, which mapping.json no longer has. Add it in mapping.json: companies.")] };

        var scope = ReturnScope.Of(input, mapping, company);
        if (!scope.Items.Exists(scope.IsPlanned)) return new() { Value = new([]) };
        var chunks = ReturnChunks.Of(scope);
        var plans = new List<ReturnPlan>();
        foreach (var items in scope.Items.Where(scope.IsPlanned).GroupBy(returned => returned.Return))
            if (Plan(scope, [.. items], chunks.FindAll(chunk => chunk.Returned.Return == items.Key)) is { } plan) plans.Add(plan);
        return scope.Order.Problems.Count > 0 ? new() { Problems = scope.Order.Problems } : new() { Value = new(plans) };
    }

    /// <summary>Names a return by its first item that is entered with it.</summary>
    public static string ExternalId(string orderId, string itemId) => $"{orderId}/return/{itemId}";

    private static ReturnPlan? Plan(ReturnScope scope, List<ReturnedItem> items, List<ReturnChunk> chunks)
    {
        var id = ExternalId(scope.Input.Order.Id, items[0].Item.Id);
        var plan = new ReturnPlan
        {
            ExternalId = id,
            Items = items.ConvertAll(returned => returned.Item.Id),
            Return = scope.Rules.Mode == ReturnMode.CreditOrder ? null : new() { ExternalId = id, Lines = chunks.ConvertAll(Line) },
            CreditMemos = CreditMemos.Of(scope, id, chunks),
        };
        // Free goods without an RMA leave nothing to enter.
        return plan.Return is null && plan.CreditMemos.Count == 0 ? null : plan;
    }

    private static ReturnLine Line(ReturnChunk chunk) => new()
    {
        ExternalItemId = chunk.Returned.Item.Id,
        OrderNumber = chunk.Line.Part.Order.OrderNumber,
        OrderLine = chunk.Line.State.LineNumber,
        OrderDelivery = chunk.Line.State.Delivery,
        Quantity = chunk.Quantity,
        Action = chunk.Reason.Action,
        Reason = chunk.Reason.Code,
        Stockroom = chunk.Reason.Stockroom,
    };
}
