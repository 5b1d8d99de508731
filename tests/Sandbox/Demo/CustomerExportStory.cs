using System.Text.Json.Nodes;
using Connector.Sandbox.Reports;
using Connector.Sandbox.Stack;
using Connector.Sync.Work;
using Spectre.Console;

namespace Connector.Sandbox.Demo;

/// <summary>The story of flow <c>customer-export</c>: customers become accounts in MAX, once, and what needs a person says so.</summary>
internal sealed class CustomerExportStory(SandboxStack stack, Report report)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Table customers = new Table().Title("customer-export: commercetools customer -> MAX account")
        .AddColumns("customer", "companies", "account", "how linked", "name in MAX", "back in commercetools");

    /// <summary>Plays the story; the worker restarts with rules for customers.</summary>
    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("customer-story-");
        try
        {
            report.Say("mapping.json gets rules for customers: recognised by account, VAT number and e-mail");
            await stack.Shop.CreateAsync("types", CustomerRules.TypeDraft(), cancellationToken);
            await stack.RestartWorkerAsync(("Mapping__Path", CustomerRules.Write(folder.FullName)));
            await TellAsync(cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        var isNew = await TravelAsync("a new customer", ShopCustomer.Draft("robin@example.com", "Newcomer", "de"), "created", cancellationToken);
        await TravelAsync("a customer of two companies", ShopCustomer.Draft("pat@example.com", "Traveller", "de", "uk"), "created", cancellationToken);
        await TravelAsync("a customer that MAX knows by e-mail", ShopCustomer.Draft("Orders@Meridian.example", "Buyer", "de"), "email", cancellationToken);
        var byVat = ShopCustomer.Draft("sam@example.com", "Purchaser", "fr");
        byVat["vatId"] = "DE 811.111.111";
        await TravelAsync("a customer that MAX knows by VAT number", byVat, "taxNumber", cancellationToken);
        await TwinsAsync(cancellationToken);
        report.Console.Write(customers);
        await MoveAsync(isNew, cancellationToken);
        await OrderAsync(isNew, cancellationToken);
        await ParkAsync(cancellationToken);
    }

    private async Task<JsonObject> TravelAsync(string what, JsonObject draft, string linkedBy, CancellationToken cancellationToken)
    {
        report.Say($"Registers: {what}");
        var shown = await ShownAsync(await RegisterAsync(draft, cancellationToken), cancellationToken);
        var links = await LinksAsync(shown, cancellationToken);
        report.Check($"{what}: how its accounts were linked", links.All(link => link.LinkedBy == linkedBy), string.Join(", ", links.Select(link => link.LinkedBy)));
        Show(what, shown, links);
        return shown;
    }

    private async Task TwinsAsync(CancellationToken cancellationToken)
    {
        report.Say("The same e-mail registers in two stores at the same time");
        var twins = await Task.WhenAll(
            RegisterAsync(ShopCustomer.Draft("twin@example.com", "Twin", "de"), cancellationToken),
            RegisterAsync(ShopCustomer.Draft("twin@example.com", "Twin", "fr"), cancellationToken));
        foreach (var (index, twin) in twins.Index())
        {
            var shown = await ShownAsync(twin, cancellationToken);
            Show($"the same e-mail in two stores ({index + 1})", shown, await LinksAsync(shown, cancellationToken));
        }

        report.Equal("the same e-mail in two stores: accounts in MAX", 1, Accounts("twin@example.com"));
    }

    private async Task MoveAsync(JsonObject customer, CancellationToken cancellationToken)
    {
        report.Say("Somebody enters a phone in MAX, then the customer moves");
        var account = customer.AccountInDE()!;
        stack.Max.Scalar<int>("DE", "UPDATE Customer_Master SET PHONE_23 = 'by hand' WHERE rtrim(CUSTID_23) = @account", new { account });
        await stack.Shop.UpdateAsync($"customers/{customer.Id()}", [ShopCustomer.Move(customer, ShopCustomer.Address("Newcomer", "New Street", "040 123456"))], cancellationToken);
        await Eventually.HoldsAsync("MAX has the new address", () => Task.FromResult(InMax(account, "ADDR1_23").Contains("New Street", StringComparison.Ordinal)), Patience, cancellationToken);
        report.Equal("moved: the phone that was entered in MAX", "by hand", InMax(account, "PHONE_23"));
    }

    private async Task OrderAsync(JsonObject customer, CancellationToken cancellationToken)
    {
        report.Say("The customer orders");
        var order = ExampleOrders.Read("gross-prices-one-vat-rate", "OF-A-CUSTOMER");
        (order["customerId"], order["customerEmail"]) = (customer.Id(), "robin@example.com");
        var placed = await stack.Shop.PlaceAsync(order, cancellationToken);
        var number = await Eventually.GetAsync("the order shows its MAX number", async () => (await stack.Shop.OrderAsync(placed.Id(), cancellationToken)).SyncedAs(), Patience, cancellationToken);
        report.Equal("an order of the customer: account", customer.AccountInDE()!, stack.Max.Order(number)!.CustomerId);
    }

    private async Task ParkAsync(CancellationToken cancellationToken)
    {
        report.Say("Two accounts in MAX have the customer's e-mail");
        stack.Max.Scalar<int>("DE", "UPDATE Customer_Master SET EMAIL1_23 = 'double@example.com' WHERE rtrim(CUSTID_23) IN ('10001', '10002')");
        var registered = await RegisterAsync(ShopCustomer.Draft("double@example.com", "Double", "de"), cancellationToken);
        var letter = await Eventually.GetAsync(
            $"a dead letter of {FlowName.CustomerExport}",
            async () => (await stack.Tables.OpenDeadLettersAsync()).Where(row => row.GetString("Key") == registered.Id()).Select(row => $"{row.GetString("Summary")} | {row.GetString("Advice")}").FirstOrDefault(),
            Patience,
            cancellationToken);
        report.Check("two accounts may be meant: dead letter names both", letter.Contains("10001, 10002", StringComparison.Ordinal), letter);
        report.Equal("two accounts may be meant: accounts in MAX", 2, Accounts("double@example.com"));
    }

    private async Task<JsonObject> RegisterAsync(JsonObject draft, CancellationToken cancellationToken) =>
        (await stack.Shop.CreateAsync("customers", draft, cancellationToken))["customer"]!.AsObject();

    private Task<JsonObject> ShownAsync(JsonObject registered, CancellationToken cancellationToken) => Eventually.GetAsync(
        $"customer {registered.Id()} shows its account",
        async () => await stack.Shop.FindAsync($"customers/{registered.Id()}", cancellationToken) is { } seen && seen.AccountInDE() is not null ? seen : null,
        Patience,
        cancellationToken);

    // A link is complete a moment after commercetools shows the account.
    private async Task<IReadOnlyList<(string Company, string Account, string LinkedBy)>> LinksAsync(JsonObject customer, CancellationToken cancellationToken)
    {
        List<(string, string, string)> links = [];
        await Eventually.HoldsAsync(
            "the links are complete",
            async () =>
            {
                var rows = (await stack.Tables.CustomerLinksAsync()).Where(row => row.GetString("CustomerId") == customer.Id()).ToList();
                links = [.. rows.Where(row => row.GetString("Account") is not null).Select(row => (row.GetString("Company"), row.GetString("Account"), row.GetString("LinkedBy")))];
                return links.Count == rows.Count && links.Count > 0;
            },
            Patience,
            cancellationToken);
        return links;
    }

    private void Show(string what, JsonObject customer, IReadOnlyList<(string Company, string Account, string LinkedBy)> links)
    {
        string?[] shown = [customer.AccountInDE() is { } de ? $"externalId {de}" : null, customer.AccountInGB() is { } gb ? $"{CustomerRules.FieldOf("GB")} {gb}" : null];
        string[] row =
        [
            what, string.Join("\n", links.Select(link => link.Company)), string.Join("\n", links.Select(link => link.Account)), string.Join("\n", links.Select(link => link.LinkedBy)),
            string.Join("\n", links.Select(link => InMax(link.Account, "NAME_23", link.Company))), string.Join("\n", shown.OfType<string>()),
        ];
        customers.AddRow([.. row.Select(Markup.Escape)]);
    }

    private string InMax(string account, string column, string company = "DE") =>
        stack.Max.Scalar<string>(company, $"SELECT rtrim({column}) FROM Customer_Master WHERE rtrim(CUSTID_23) = @account", new { account }) ?? "";

    private int Accounts(string email) => stack.Max.Scalar<int>("DE", "SELECT count(*) FROM Customer_Master WHERE rtrim(EMAIL1_23) = @email", new { email });
}
