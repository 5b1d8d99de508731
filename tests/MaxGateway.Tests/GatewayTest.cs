using Connector.ExactMax.Contract;

namespace Connector.MaxGateway.Tests;

/// <summary>A test with an emulated MAX and an inbox of its own.</summary>
/// <param name="clock">MAX's clock; the real one unless given.</param>
public abstract class GatewayTest(TimeProvider? clock = null) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("gateway").FullName;

    internal MaxRig Max { get; } = new(clock);

    internal string Inbox => Path.Combine(_folder, "inbox.db");

    internal Task<RunningGateway> StartAsync(params string[] settings) => RunningGateway.StartAsync(Max, Inbox, null, settings);

    public void Dispose()
    {
        Max.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    internal static SalesOrderRequest Order(int lines = 2, string id = "web-1") => new()
    {
        ExternalId = id, CustomerId = "10001", PurchaseOrder = $"PO-{id}", ExternalNumber = $"N-{id}", OrderDate = new DateOnly(2026, 10, 1), Currency = "EUR",
        ShipTo = new PostalAddress { Name = "Works", Lines = ["Harbour Road 7"], City = "Portside", PostalCode = "20457", Country = "DE" },
        Lines = [.. Enumerable.Range(1, lines).Select(number => new SalesOrderLine
        {
            LineNumber = number, Kind = SalesOrderLineKind.Item, ExternalLineId = $"l{number}", Part = number % 2 == 0 ? "BRK-1002" : "BRK-1001",
            Quantity = number, UnitPrice = 12.50m, NetTotal = 12.50m * number, Taxes = [new LineTax("V19", 2.38m)],
        })],
        Totals = new OrderTotals(12.50m * lines * (lines + 1) / 2, 2.38m * lines, 2),
    };
}
