using System.Text.Json.Nodes;
using Connector.Sandbox.Demo;
using Connector.Sync.Work;
using EndToEnd.Tests.Orders;

namespace EndToEnd.Tests.Customers;

/// <summary>Customers of commercetools and their accounts in MAX.</summary>
public sealed class CustomerExportTests(CustomerStack stack) : IClassFixture<CustomerStack>
{
    [Fact]
    public async Task A_customer_that_registers_gets_an_account_in_MAX_and_shows_its_number()
    {
        await stack.ResetAsync();
        var registered = await stack.RegisterAsync("new@example.com", "de");

        var account = await stack.AccountAsync(registered);

        Assert.Equal(("Robin Registered", "new@example.com"), (stack.InMax(account, "NAME_23"), stack.InMax(account, "EMAIL1_23")));
        var link = Assert.Single(await stack.LinksAsync(registered.Id()));
        Assert.Equal((account, "created"), (link.GetString("Account"), link.GetString("LinkedBy")));
        Assert.Equal((await stack.CustomerAsync(registered.Id()))["version"]!.GetValue<long>(), link.GetInt64("AppliedVersion"));
        Assert.Null(await stack.DeadLetterAsync(registered.Id()));
    }

    [Fact]
    public async Task A_customer_of_two_companies_has_an_account_in_each()
    {
        await stack.ResetAsync();
        if (await stack.Sandbox.Shop.FindAsync($"types/key={CustomerRules.Type}") is null) await stack.Sandbox.Shop.CreateAsync("types", CustomerRules.TypeDraft());
        var registered = await stack.RegisterAsync("both@example.com", "de", "uk");

        var account = await stack.AccountAsync(registered);

        var shown = await stack.CustomerAsync(registered.Id());
        Assert.Equal("both@example.com", stack.InMax(account, "EMAIL1_23"));
        Assert.Equal("both@example.com", stack.InMax(shown.AccountInGB()!, "EMAIL1_23", "GB"));
        Assert.Equal(2, (await stack.LinksAsync(registered.Id())).Count);
    }

    [Fact]
    public async Task When_the_address_changes_only_the_address_is_written()
    {
        await stack.ResetAsync();
        var registered = await stack.RegisterAsync("moving@example.com", "de");
        var account = await stack.AccountAsync(registered);
        stack.ChangeInMax(account, "PHONE_23", "by hand");

        await stack.Sandbox.Shop.UpdateAsync($"customers/{registered.Id()}", [ShopCustomer.Move(registered, ShopCustomer.Address("Registered", "New Street", "040 123456"))]);

        await stack.EventuallyAsync("MAX has the new address", () => Task.FromResult(stack.InMax(account, "ADDR1_23")!.Contains("New Street", StringComparison.Ordinal)));
        await stack.QuietAsync();
        Assert.Equal("by hand", stack.InMax(account, "PHONE_23"));
        Assert.Equal(1, stack.AccountsOf("moving@example.com"));
    }

    [Fact]
    public async Task An_account_that_MAX_has_already_is_linked_and_keeps_what_people_entered()
    {
        await stack.ResetAsync();
        var registered = await stack.RegisterAsync("Orders@Meridian.example", "fr");

        Assert.Equal("10002", await stack.AccountAsync(registered));

        Assert.Equal(("Meridian Hydraulics", "Works Street 1"), (stack.InMax("10002", "NAME_23"), stack.InMax("10002", "ADDR1_23")));
        Assert.Equal("email", Assert.Single(await stack.LinksAsync(registered.Id())).GetString("LinkedBy"));
    }

    [Fact]
    public async Task When_all_notifications_are_lost_the_sweep_finds_the_customer()
    {
        await stack.ResetAsync();
        stack.Sandbox.Commercetools!.Notifications.DropNext(10);
        var registered = await stack.RegisterAsync("lost@example.com", "de");
        stack.Sandbox.Commercetools.Notifications.Clear();

        await stack.EventuallyAsync("the sweep finds the customer", async () =>
        {
            await stack.Sandbox.Host!.RunTimerAsync("CustomerSweep");
            return (await stack.CustomerAsync(registered.Id())).AccountInDE() is not null;
        });

        await stack.QuietAsync();
        Assert.Equal(1, stack.AccountsOf("lost@example.com"));
    }

    [Fact]
    public async Task Two_accounts_that_may_be_the_customer_are_both_named_and_none_is_made()
    {
        await stack.ResetAsync();
        var first = await stack.AccountAsync(await stack.RegisterAsync("first@example.com", "de"));
        var second = await stack.AccountAsync(await stack.RegisterAsync("second@example.com", "de"));
        foreach (var account in new[] { first, second }) stack.ChangeInMax(account, "EMAIL1_23", "shared@example.com");

        var registered = await stack.RegisterAsync("shared@example.com", "de");

        await stack.EventuallyAsync("the dead letter is written", async () => await stack.DeadLetterAsync(registered.Id()) is not null);
        var letter = (await stack.DeadLetterAsync(registered.Id()))!;
        Assert.Equal((FlowName.CustomerExport, "MAX_AMBIGUOUS_CUSTOMER"), (letter.GetString("Flow"), letter.GetString("Code")));
        Assert.All(new[] { first, second }, account => Assert.Contains(account, letter.GetString("Advice"), StringComparison.Ordinal));
        Assert.Equal(2, stack.AccountsOf("shared@example.com"));

        // The operator decides: the first is the customer.
        await stack.Sandbox.Shop.UpdateAsync($"customers/{registered.Id()}", [new JsonObject { ["action"] = "setExternalId", ["externalId"] = first }]);
        await stack.EventuallyAsync("the dead letter is closed", async () => await stack.DeadLetterAsync(registered.Id()) is null);
        Assert.Equal((first, "accountNumber"), ((await stack.LinksAsync(registered.Id())).Single().GetString("Account"), (await stack.LinksAsync(registered.Id())).Single().GetString("LinkedBy")));
    }

    [Fact]
    public async Task An_order_right_after_the_registration_goes_to_the_same_account()
    {
        await stack.ResetAsync();
        var registered = await stack.RegisterAsync("in-a-hurry@example.com", "de");
        var order = stack.Case("gross-prices-one-vat-rate");
        (order["customerId"], order["customerEmail"]) = (registered.Id(), "in-a-hurry@example.com");

        var placed = await stack.Sandbox.Shop.PlaceAsync(order);

        var max = await stack.AssertExportedOnceAsync(placed);
        Assert.Equal(await stack.AccountAsync(registered), max.CustomerId);
        Assert.Equal(1, stack.AccountsOf("in-a-hurry@example.com"));
        Assert.Single(await stack.LinksAsync(registered.Id()));
    }
}
