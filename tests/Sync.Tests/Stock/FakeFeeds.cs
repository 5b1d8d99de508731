using System.Globalization;
using System.Runtime.CompilerServices;
using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;

namespace Connector.Sync.Tests.Stock;

/// <summary>The stock of MAX in memory, with the cursors and failures of a gateway.</summary>
internal sealed class FakeFeeds : IMaxFeeds
{
    private readonly Dictionary<(string Company, string Part), (PartStock Stock, int Changed)> parts = [];
    private int clock;

    /// <summary>Called before stock of some parts is read.</summary>
    public Action BeforeRead { get; set; } = () => { };

    /// <summary>Throws for a company whose gateway does not answer.</summary>
    public Func<string, Exception?> Fails { get; set; } = _ => null;

    /// <summary>Number of items after which a feed of a company is torn.</summary>
    public Dictionary<string, int> TornAfter { get; } = [];

    /// <summary>False after the gateway was installed anew.</summary>
    public bool KnowsCursors { get; set; } = true;

    /// <summary>Cursors that were asked for, with their company; null is the whole feed.</summary>
    public List<(string Company, string? Cursor)> Asked { get; } = [];

    public int Reads { get; private set; }

    /// <summary>Says what MAX has: on hand per stockroom, less what is sold.</summary>
    public void Put(string company, string part, params (string Stockroom, decimal OnHand, decimal OpenSales)[] rooms) => Put(company, new PartStock
    {
        Part = part,
        Stockrooms = [.. rooms.Select(room => new StockroomStock { Stockroom = room.Stockroom, OnHand = room.OnHand, OpenSales = room.OpenSales })],
    });

    public void Put(string company, PartStock stock) => parts[(company, stock.Part)] = (stock, ++clock);

    public void Forget(string company, string part) => parts.Remove((company, part));

    public async IAsyncEnumerable<FeedLine<PartStock>> ReadStockAsync(string company, string? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        Asked.Add((company, cursor));
        if (Fails(company) is { } failure) throw failure;
        if (cursor is not null && !KnowsCursors) throw new GatewayException(new GatewayProblem { Code = GatewayProblemCode.Validation, Title = "The cursor is not one of this feed.", Field = "cursor", Retryable = false });
        var since = cursor is null ? 0 : int.Parse(cursor, CultureInfo.InvariantCulture);
        var sent = 0;
        foreach (var (key, (stock, changed)) in parts.Where(part => part.Key.Company == company && part.Value.Changed > since).ToList())
        {
            if (TornAfter.TryGetValue(company, out var most) && sent == most) throw new GatewayUnavailableException("The feed was torn.", null);
            sent++;
            yield return new() { Item = stock };
        }

        yield return new() { End = new() { Cursor = clock.ToString(CultureInfo.InvariantCulture), ReadAt = default, Count = sent, Policy = "nettable-less-open-sales" } };
    }

    public Task<IReadOnlyList<PartStock>> ReadStockOfAsync(string company, IReadOnlyCollection<string> wanted, CancellationToken cancellationToken)
    {
        Reads++;
        BeforeRead();
        if (Fails(company) is { } failure) throw failure;
        return Task.FromResult<IReadOnlyList<PartStock>>([.. wanted.Where(part => parts.ContainsKey((company, part))).Select(part => parts[(company, part)].Stock)]);
    }

    public IAsyncEnumerable<FeedLine<PartItem>> ReadItemsAsync(string company, string? cursor, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<FeedLine<PartPrices>> ReadPricesAsync(string company, string? cursor, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<FeedLine<OrderEvent>> ReadOrderEventsAsync(string company, string? cursor, CancellationToken cancellationToken) => throw new NotSupportedException();
}
