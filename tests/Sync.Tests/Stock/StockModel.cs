using Connector.Commercetools.Models;
using Connector.Sync.Stock;

namespace Connector.Sync.Tests.Stock;

/// <summary>
/// One part in one warehouse, with a shop that sells it, a MAX that sells it too, and the real flow between them. Between any
/// two calls of the flow the world goes on.
/// </summary>
internal sealed class StockModel
{
    private readonly Random random;
    private readonly StockBench bench = new();
    private readonly Dictionary<string, Sold> orders = [];
    private decimal onHand;
    private decimal otherSales;
    private decimal seenByMax;
    private bool quiet;
    private bool within;

    public StockModel(int seed)
    {
        random = new(seed);
        onHand = random.Next(0, 40);
        bench.Inventory.Put(StockBench.Sku, StockBench.Channel, random.Next(0, 40));
        bench.Feeds.BeforeRead = () =>
        {
            WorldGoesOn();
            Tell();
            seenByMax = Own;
        };
        bench.Inventory.BeforeFind = WorldGoesOn;
        bench.Inventory.BeforeWrite = _ => WorldGoesOn();
        bench.Inventory.LosesReply = _ => random.Next(5) == 0;
        bench.Inventory.Written = Check;
        bench.Rows.BeforeRead = WorldGoesOn;
    }

    /// <summary>What was published too much, in sentences.</summary>
    public List<string> Oversold { get; } = [];

    public long Published => bench.Quantity;

    /// <summary>What is really left: in MAX, less what MAX and the shop have sold.</summary>
    public decimal Left => Own - orders.Values.Where(order => !order.Cancelled).Sum(order => order.Quantity);

    public int Writes => bench.Inventory.Writes;

    // What MAX has without the shop's orders.
    private decimal Own => onHand - otherSales;

    public async Task RunAsync(int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            WorldGoesOn();
            if (random.Next(3) == 0) await PollAsync();
            if (random.Next(3) == 0) await bench.RunAsync();
            await WorkAsync();
        }
    }

    /// <summary>Nobody buys any more; everything that is under way arrives, and the poll runs as ever.</summary>
    public async Task SettleAsync()
    {
        quiet = true;
        foreach (var order in orders.Values) Show(order);
        foreach (var (id, order) in orders.Where(order => !order.Value.Cancelled).ToList()) await ExportAsync(id, order);
        for (var i = 0; i < 8; i++)
        {
            bench.Time.Advance(TimeSpan.FromMinutes(1));
            await PollAsync();
            await WorkAsync();
        }
    }

    // As the real poll: parts that changed lately come again, and only what is not remembered goes on the queue.
    private async Task PollAsync()
    {
        Tell();
        var stock = (await bench.Reading.ReadOfAsync(StockBench.Company, [StockBench.Sku], default))[(StockBench.Sku, StockBench.Channel)];
        if ((await bench.Published.ChangedAsync(StockBench.Company, [stock], default)).Count > 0)
        {
            var value = PublishedStock.ValueOf(stock);
            await bench.Batches.EnqueueAsync(new() { Company = StockBench.Company, Targets = [StockBench.Target() with { Value = value }] }, "delta", default);
            await bench.Published.RememberAsync(StockBench.Company, [new(PublishedStock.KeyOf(StockBench.Sku, StockBench.Channel), value)], default);
        }

        var due = await bench.Demand.DueAsync(default);
        foreach (var company in due.Goods)
            await bench.Batches.EnqueueAsync(new() { Company = company.Key, Targets = [.. company.Select(goods => StockBench.Target(goods.Part, goods.Channel))] }, "pending", default);
        await bench.Demand.CheckedAsync(due, default);
    }

    private async Task WorkAsync()
    {
        foreach (var item in bench.TakeDue()) await bench.Stock.RunAsync(item, default);
    }

    private void Tell() => bench.InMax(onHand, otherSales + orders.Values.Where(order => order.InMax && !order.Cancelled).Sum(order => order.Quantity));

    private void WorldGoesOn()
    {
        // The calls of an event are not the flow's.
        if (quiet || within) return;
        within = true;
        for (var events = random.Next(3); events > 0; events--) Happen();
        within = false;
    }

    private void Happen()
    {
        bench.Time.Advance(TimeSpan.FromSeconds(random.Next(4)));
        foreach (var order in orders.Values.Where(order => order.PlacedAt < bench.Time.GetUtcNow().AddSeconds(-7))) Show(order);
        switch (random.Next(9))
        {
            case 0 or 1:
                Place(random.Next(1, 4), lowers: random.Next(2) == 0);
                break;
            case 2 or 3:
                if (Pick(order => order is { Cancelled: false, Linked: false }) is var (id, order)) ExportAsync(id, order).GetAwaiter().GetResult();
                break;
            case 4:
                // MAX holds it, and the link does not say so yet.
                if (Pick(order => order is { Cancelled: false, InMax: false }) is var (_, taken)) taken.InMax = true;
                break;
            case 5:
                otherSales += random.Next(0, 3);
                break;
            case 6:
                onHand += random.Next(0, 4);
                break;
            case 7:
                if (Pick(order => order is { Cancelled: false, InMax: false }) is var (cancelled, waiting))
                {
                    waiting.Cancelled = true;
                    bench.Edit(row => row with { OrderState = OrderState.Cancelled }, cancelled);
                }

                break;
            default:
                if (Pick(order => order is { Shown: false }) is var (_, late)) Show(late);
                break;
        }
    }

    private void Place(int quantity, bool lowers)
    {
        // The shop sells what it shows; what does not show yet is reserved.
        if (Published - orders.Values.Where(order => !order.Shown).Sum(order => order.Quantity) < quantity) return;
        var id = $"order-{orders.Count}";
        orders[id] = new() { Quantity = quantity, PlacedAt = bench.Time.GetUtcNow(), Shown = lowers };
        bench.Place(quantity, id, lowers: lowers);
    }

    private void Show(Sold order)
    {
        if (order.Shown) return;
        order.Shown = true;
        bench.Lower(order.Quantity);
    }

    private async Task ExportAsync(string id, Sold order)
    {
        if (order.Linked) return;
        order.InMax = order.Linked = true;
        await bench.ExportedAsync(id, appliedVersion: bench.Shop.Orders[id].Version);
    }

    private (string Id, Sold Order)? Pick(Func<Sold, bool> fits)
    {
        var fitting = orders.Where(order => fits(order.Value)).ToList();
        return fitting.Count == 0 ? null : fitting[random.Next(fitting.Count)] is var (id, order) ? (id, order) : null;
    }

    // MAX's own sales after it was read are found by the next poll. Orders that do not show yet lower the entry by themselves.
    private void Check(InventoryEntry entry)
    {
        var later = orders.Values.Where(order => !order.Shown).Sum(order => order.Quantity);
        var left = seenByMax - orders.Values.Where(order => !order.Cancelled).Sum(order => order.Quantity);
        if (entry.QuantityOnStock > 0 && entry.QuantityOnStock - later > left)
            Oversold.Add($"{entry.QuantityOnStock} published with {later} to be lowered, {left} left");
    }

    private sealed class Sold
    {
        public required int Quantity { get; init; }
        public required DateTimeOffset PlacedAt { get; init; }
        public bool Shown { get; set; }
        public bool InMax { get; set; }
        public bool Linked { get; set; }
        public bool Cancelled { get; set; }
    }
}
