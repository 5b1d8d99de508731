using Connector.Sync.Links;

namespace Connector.Sync.Tests.Storage;

[Collection(StorageCollection.Name)]
public sealed class TableCustomerLinksTests(StorageAccount account)
{
    private readonly TableCustomerLinks links = new(account.Tables);
    private readonly string id = Guid.NewGuid().ToString();

    [Fact]
    public async Task A_link_reads_as_it_was_saved_and_the_last_save_counts()
    {
        Assert.Null(await links.FindAsync(id, "DE", default));
        await links.SaveAsync(Link("DE") with { Similar = ["10023", "10044"] }, default);
        var read = await links.FindAsync(id, "DE", default);
        Assert.Equivalent(Link("DE") with { Similar = ["10023", "10044"] }, read, strict: true);
        await links.SaveAsync(Link("DE") with { AppliedVersion = 7, Values = new Dictionary<string, string>() }, default);
        read = await links.FindAsync(id, "DE", default);
        Assert.Equal((7L, 0, 0), (read!.AppliedVersion, read.Values.Count, read.Similar.Count));
    }

    [Theory]
    [InlineData("a/b c")]
    [InlineData(null)]
    public async Task The_links_of_a_customer_are_found_without_knowing_its_companies(string? name)
    {
        var customer = name is null ? id : $"{name}{id}";
        Assert.Empty(await links.OfAsync(customer, default));
        await links.SaveAsync(Link("DE") with { CustomerId = customer }, default);
        await links.SaveAsync(Link("GB") with { CustomerId = customer }, default);
        await links.SaveAsync(Link("DE") with { CustomerId = $"{customer}x" }, default);
        await links.BeginAsync(customer, "US", new Dictionary<string, string>(), default);
        Assert.Equal(["DE", "GB"], (await links.OfAsync(customer, default)).Select(link => link.Company));
    }

    [Fact]
    public async Task What_was_begun_first_is_remembered_and_is_no_link()
    {
        Dictionary<string, string> first = new() { ["Phone"] = "1" };
        Dictionary<string, string> second = new() { ["Phone"] = "2" };
        Assert.Equal(first, await links.BeginAsync(id, "DE", first, default));
        Assert.Equal(first, await links.BeginAsync(id, "DE", second, default));
        Assert.Null(await links.FindAsync(id, "DE", default));
        await links.SaveAsync(Link("DE"), default);
        Assert.Equal(Link("DE").Values, await links.BeginAsync(id, "DE", second, default));
    }

    private CustomerLink Link(string company) => new()
    {
        CustomerId = id,
        Company = company,
        Account = "C-100",
        LinkedBy = "created",
        Values = new Dictionary<string, string> { ["Phone"] = "hash" },
        AppliedVersion = 0,
        LinkedAt = new DateTimeOffset(2026, 10, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(1),
    };
}
