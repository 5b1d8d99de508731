using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Connector.Sandbox.Commercetools;
using Connector.Sandbox.Demo;
using Connector.Sandbox.Stack;
using EndToEnd.Tests.Orders;

namespace EndToEnd.Tests.Customers;

/// <summary>The whole product with rules for customers.</summary>
public class CustomerStack : OrderStack, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("customer-rules-");
    private string? mapping;

    /// <inheritdoc />
    protected override SandboxOptions Options => base.Options with { MappingFile = mapping ??= CustomerRules.Write(folder.FullName) };

    /// <summary>Somebody registers in the shop.</summary>
    public async Task<JsonObject> RegisterAsync(string email, params string[] stores) => await RegisterAsync(ShopCustomer.Draft(email, "Registered", stores));

    /// <summary>Somebody registers in the shop.</summary>
    public async Task<JsonObject> RegisterAsync(JsonObject draft) => (await Sandbox.Shop.CreateAsync("customers", draft))["customer"]!.AsObject();

    /// <summary>Reads a customer.</summary>
    public async Task<JsonObject> CustomerAsync(string id) => (await Sandbox.Shop.FindAsync($"customers/{id}"))!;

    /// <summary>Waits until commercetools shows the account and nothing is left to do.</summary>
    public async Task<string> AccountAsync(JsonObject registered)
    {
        await EventuallyAsync($"customer {registered.Id()} shows its account", async () => (await CustomerAsync(registered.Id())).AccountInDE() is not null);
        await QuietAsync();
        return (await CustomerAsync(registered.Id())).AccountInDE()!;
    }

    /// <summary>The links of a customer.</summary>
    public async Task<IReadOnlyList<TableEntity>> LinksAsync(string id) => [.. (await Sandbox.Tables.CustomerLinksAsync()).Where(row => row.GetString("CustomerId") == id)];

    /// <summary>A value of an account in MAX.</summary>
    public string? InMax(string account, string column, string company = "DE") =>
        Sandbox.Max.Scalar<string>(company, $"SELECT rtrim({column}) FROM Customer_Master WHERE rtrim(CUSTID_23) = @account", new { account });

    /// <summary>Somebody changes an account in MAX by hand.</summary>
    public void ChangeInMax(string account, string column, string value, string company = "DE") =>
        Sandbox.Max.Scalar<int>(company, $"UPDATE Customer_Master SET {column} = @value WHERE rtrim(CUSTID_23) = @account", new { account, value });

    /// <summary>Accounts in MAX with an e-mail.</summary>
    public int AccountsOf(string email, string company = "DE") =>
        Sandbox.Max.Scalar<int>(company, "SELECT count(*) FROM Customer_Master WHERE rtrim(EMAIL1_23) = @email", new { email });

    /// <summary>True for an update of a customer by the connector.</summary>
    public static bool IsCustomerUpdate(ApiCall call) => call is { Method: "POST", ClientId: "connector" } && call.Path.StartsWith("/customers/", StringComparison.Ordinal);

    /// <inheritdoc />
    public void Dispose()
    {
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}

/// <summary>The same with two instances of the app.</summary>
public sealed class TwoWorkers : CustomerStack
{
    /// <inheritdoc />
    protected override SandboxOptions Options => base.Options with { Workers = 2 };
}
