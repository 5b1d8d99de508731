using System.Text.Json;

namespace Connector.Mapping.Feedback;

/// <summary>What of <see cref="Progress"/> holds for an order, and the one word that says it best.</summary>
internal sealed class OrderProgress
{
    private readonly HashSet<Progress> facts = [];

    private OrderProgress(Progress word) => Word = word;

    /// <summary>The word for <c>maxStatus</c>.</summary>
    public Progress Word { get; private set; }

    public bool Is(Progress progress) => facts.Contains(progress);

    public static OrderProgress Of(FeedbackScope scope, SoldLines sold)
    {
        var lines = sold.All.SelectMany(line => line.Lines.Select(max => (line.Item, Max: max))).ToList();
        // A service need not ship; it says how far the shipping is only where there is nothing else.
        var goods = lines.Exists(line => line.Item is not null) ? lines.FindAll(line => line.Item is not null) : lines;
        var invoices = scope.Input.Parts.SelectMany(part => part.Invoices).ToList();
        var anyShipped = lines.Exists(line => line.Max.State.Shipped > 0);
        var allClosed = lines.Count > 0 && lines.TrueForAll(line => line.Max.IsClosed);
        var progress = new OrderProgress(Progress.Open);

        progress.Set(Progress.Hold, lines.Exists(line => line.Max is { Status: MaxStatus.Hold, IsDone: false }));
        progress.Set(Progress.Open, lines.Exists(line => !line.Max.IsDone));
        progress.Set(Progress.Backorder, !anyShipped && lines.Exists(line => line.Max.IsBackordered(scope.Input.Today)));
        progress.Set(Progress.Shipped, goods.Exists(line => line.Max.State.Shipped > 0) && goods.TrueForAll(line => line.Max.IsDone));
        progress.Set(Progress.PartlyShipped, anyShipped && !progress.Is(Progress.Shipped));
        progress.Set(Progress.Invoiced, invoices.Count > 0 && lines.Count > 0 && lines.TrueForAll(line => line.Max.IsDone && line.Max.State.Invoiced >= line.Max.State.Shipped));
        progress.Set(Progress.PartlyInvoiced, invoices.Count > 0 && !progress.Is(Progress.Invoiced));
        progress.Set(Progress.Completed, progress.Is(Progress.Invoiced) && progress.Is(Progress.Shipped));
        progress.Set(Progress.Paid, progress.Is(Progress.Invoiced) && invoices.TrueForAll(invoice => invoice.PaidOn is not null));
        progress.Set(Progress.Cancelled, allClosed && !anyShipped && invoices.Count == 0);
        progress.Set(Progress.Closed, allClosed && !progress.Is(Progress.Cancelled));
        progress.Word = progress.Furthest();
        return progress;
    }

    /// <summary>The word as <c>maxStatus</c> holds it.</summary>
    public static string Text(Progress progress) => JsonNamingPolicy.CamelCase.ConvertName(progress.ToString());

    /// <summary>How far a word of <c>maxStatus</c> is; what is on hold, open or late may become each other. Unknown words are before everything.</summary>
    public static int Rank(string? word) => word switch
    {
        "partlyShipped" => 1,
        "shipped" or "closed" => 2,
        "invoiced" => 3,
        "paid" => 4,
        "cancelled" => 5,
        _ => 0,
    };

    private void Set(Progress progress, bool holds)
    {
        if (holds) facts.Add(progress);
    }

    private Progress Furthest()
    {
        Progress[] order = [Progress.Cancelled, Progress.Paid, Progress.Invoiced, Progress.Shipped, Progress.Closed, Progress.PartlyShipped, Progress.Hold, Progress.Backorder];
        return Array.Find(order, Is) is var found && Is(found) ? found : Progress.Open;
    }
}
