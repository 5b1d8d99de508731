using Connector.Sync.DeadLetters;
using Connector.Sync.Tests.Storage;

namespace Connector.Sync.Tests.DeadLetters;

[Collection(StorageCollection.Name)]
public sealed class CauseTests(StorageAccount account)
{
    private readonly LetterBench bench = new(account);

    [Fact]
    public void Lines_of_one_field_are_one_cause_and_another_rate_is_another()
    {
        var cause = Cause.Of(bench.Letter("a"));
        Assert.Equal(("lineItems[].taxRate", "0.16", "Add 0.16 to taxes in mapping.json."), (cause.Field, cause.Value, cause.Advice));
        Assert.Equal(cause.Id, Cause.Of(bench.Letter("b", field: "lineItems[17].taxRate")).Id);
        Assert.NotEqual(cause.Id, Cause.Of(bench.Letter("a", "0.07")).Id);
    }

    [Fact]
    public void A_value_of_the_record_itself_belongs_to_no_cause()
    {
        var letter = bench.Letter("a", "Anna Example") with { Code = "MAX_INVALID_FIELD" };
        Assert.Null(Cause.Of(letter).Value);
        Assert.Equal(Cause.Of(letter).Id, Cause.Of(bench.Letter("b", "Bob") with { Code = "MAX_INVALID_FIELD" }).Id);
    }

    [Fact]
    public async Task A_hundred_orders_without_one_rate_are_one_cause()
    {
        for (var i = 0; i < 100; i++) await bench.OpenAsync($"order-{i}");
        await bench.OpenAsync("another", "0.07");
        Assert.Equal([("0.07", 1), ("0.16", 100)], await bench.CausesAsync());
    }

    [Fact]
    public async Task A_key_that_fails_for_another_reason_moves_and_one_that_succeeds_leaves()
    {
        await bench.OpenAsync("order");
        await bench.OpenAsync("order", "0.07");
        Assert.Equal([("0.07", 1)], await bench.CausesAsync());
        await bench.Letters.CloseAsync(bench.Flow, "order", "succeeded", default);
        Assert.Empty(await bench.CausesAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task A_crash_at_any_write_of_a_move_leaves_one_membership_after_the_next_attempt(int write)
    {
        await bench.OpenAsync("order");
        using (account.BreakWrite(write)) await Assert.ThrowsAnyAsync<Exception>(() => bench.OpenAsync("order", "0.07"));
        await bench.OpenAsync("order", "0.07");
        Assert.Equal([("0.07", 1)], await bench.CausesAsync());
        Assert.Equal("order", Assert.Single(await KeysAsync("0.07")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task A_crash_at_any_write_of_a_move_leaves_no_membership_after_a_success(int write)
    {
        await bench.OpenAsync("order");
        using (account.BreakWrite(write)) await Assert.ThrowsAnyAsync<Exception>(() => bench.OpenAsync("order", "0.07"));
        await bench.Letters.CloseAsync(bench.Flow, "order", "succeeded", default);
        Assert.Empty(await bench.CausesAsync());
    }

    private async Task<List<string>> KeysAsync(string value)
    {
        List<string> keys = [];
        await foreach (var letter in bench.List.OfCauseAsync(Cause.Of(bench.Letter("x", value)).Id, null, default)) keys.Add(letter.Row.Key);
        return keys;
    }
}
