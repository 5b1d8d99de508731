using Connector.Sandbox.Commercetools;

namespace EndToEnd.Tests.Stock;

/// <summary>An order is placed in every gap of a run: no more is published than is left, and in the end exactly that.</summary>
public sealed class OrderInBetweenTests(StockStack stack) : IClassFixture<StockStack>
{
    private const int Received = 50;

    [Theory]
    [InlineData("GET", "/inventory", CallMoment.BeforeApply, 0)]
    [InlineData("GET", "/inventory", CallMoment.AfterApply, 0)]
    [InlineData("GET", "/orders", CallMoment.BeforeApply, 0)]
    [InlineData("GET", "/orders", CallMoment.AfterApply, 0)]
    [InlineData("POST", "/inventory/*", CallMoment.BeforeApply, 0)]
    [InlineData("POST", "/inventory/*", CallMoment.AfterApply, 0)]
    [InlineData("GET", "/inventory", CallMoment.BeforeApply, 500)]
    [InlineData("GET", "/inventory", CallMoment.AfterApply, 500)]
    [InlineData("GET", "/orders", CallMoment.AfterApply, 500)]
    [InlineData("POST", "/inventory/*", CallMoment.BeforeApply, 500)]
    public async Task Nothing_is_sold_twice(string method, string path, CallMoment moment, int milliseconds)
    {
        await stack.StartAsync();
        var left = stack.Quantity() + Received;
        var (placed, over) = (0, new List<long>());
        stack.Sandbox.Commercetools!.OrderedStock.Lag = TimeSpan.FromMilliseconds(milliseconds);
        stack.Sandbox.Commercetools.OnCall = async (call, when) =>
        {
            await stack.NoteAsync(call, when);
            if (call.ClientId != "connector") return;
            if (when == CallMoment.AfterApply && StockStack.IsInventoryWrite(call) && Published() is var published && published > left) over.Add(published);
            if (when != moment || call.Method != method || !Fits(call.Path, path) || Interlocked.Exchange(ref placed, 1) == 1) return;
            await stack.OrderAsync();
            Interlocked.Add(ref left, -StockStack.Ordered);
        };

        stack.Max.Receive(StockStack.Part, StockStack.Stockroom, Received);
        await stack.PollAsync();

        await stack.SettlesAtAsync(left);
        Assert.Equal(1, placed);
        Assert.Empty(over);

        // What an order took and does not show yet, the entry loses by itself.
        long Published() => stack.Quantity() - (stack.Sandbox.Commercetools!.OrderedStock.Count > 0 ? StockStack.Ordered : 0);
    }

    private static bool Fits(string path, string pattern) => pattern.EndsWith('*') ? path.StartsWith(pattern[..^1], StringComparison.Ordinal) : path == pattern;
}
