using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.MaxGateway.Max;
using Connector.Sandbox.ExactMax;

namespace Connector.EndToEnd.Tests.ExactMax;

public sealed class EmulatedChangeTests : IDisposable
{
    private static readonly SalesOrderLineDefaults Defaults = new() { Cost = 1m };
    private readonly MaxDatabase _database = MaxDatabase.InMemory("DE");
    private readonly EmulatedMaxUpdate _max;
    private readonly MaxView _view;
    private readonly MaxUser _user;

    public EmulatedChangeTests()
    {
        MaxWorld.Seed(_database, "DE");
        _max = new EmulatedMaxUpdate(_database);
        _view = new MaxView(_database);
        _user = new MaxUser(_database);
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task A_change_of_a_line_is_seen_by_planning()
    {
        var number = await AddAsync();
        await ChangeAsync(number, ("CURQTY_28", "5"), ("DUEQTY_28", "5"));
        Assert.Equal((5m, 5m), (Line(number).Quantity, Line(number).Due));
        Assert.Equal(1000, _view.Scalar<double>("DE", "SELECT DUEQTY_11 FROM Requirement_Detail WHERE ORDER_11 = @order", new { order = number + "0101" }));
        Assert.Equal(5, _view.Scalar<double>("DE", "SELECT QTYCOM_29 FROM Part_Sales WHERE PRTNUM_29 = '100-08040'"));
    }

    [Fact]
    public async Task A_closed_line_is_demand_no_more_and_counts_nothing()
    {
        var number = await AddAsync();
        await ChangeAsync(number, ("STATUS_28", "4"), ("DUEQTY_28", "0"));
        Assert.True(Line(number).Cancelled);
        Assert.Equal(0m, _view.Order(number)!.Net);
        Assert.Equal(("4", 0d), _view.Query<(string, double)>("DE", "SELECT STATUS_11, DUEQTY_11 FROM Requirement_Detail WHERE ORDER_11 = @order", new { order = number + "0101" }).Single());
        Assert.Equal(0, _view.Scalar<double>("DE", "SELECT QTYCOM_29 FROM Part_Sales WHERE PRTNUM_29 = '100-08040'"));
        await RefusedAsync("STATUS_28 was changed by another user", () => ChangeAsync(number, ("CURQTY_28", "7")));
    }

    [Fact]
    public async Task What_somebody_changed_in_between_is_refused_without_a_word()
    {
        var number = await AddAsync();
        _user.Change(number, 1, price: 3m);
        await RefusedAsync("PRICE_28 was changed by another user", () => ChangeAsync(number, ("CURQTY_28", "5")));
        Assert.Equal((12m, 3m), (Line(number).Quantity, Line(number).Price));
    }

    [Theory]
    [InlineData("PRTNUM_28", "BRK-1001", "PRTNUM_28 cannot be changed")]
    [InlineData("STK_28", "NOWHERE", "stockroom NOWHERE")]
    [InlineData("LINNUM_28", "09", "does not exist")]
    public async Task Some_changes_MAX_does_not_make(string column, string value, string reason)
    {
        var number = await AddAsync();
        await RefusedAsync(reason, () => ChangeAsync(number, (column, value)));
    }

    [Fact]
    public async Task A_header_closes_after_its_lines_and_stays_closed()
    {
        var number = await AddAsync();
        await RefusedAsync("has open lines", () => ChangeHeaderAsync(number, ("STATUS_27", "4")));
        await ChangeAsync(number, ("STATUS_28", "4"), ("DUEQTY_28", "0"));
        await ChangeHeaderAsync(number, ("STATUS_27", "4"), ("REASON_27", "03"));
        Assert.Equal(("4", "03"), (_view.Order(number)!.Status, _view.Order(number)!.Reason));
        await RefusedAsync("is closed", () => ChangeHeaderAsync(number, ("SHPVIA_27", "DX"), ("STATUS_27", "4")));
    }

    [Fact]
    public async Task People_ship_in_parts_until_line_and_order_close()
    {
        var number = await AddAsync();
        var before = OnHand();
        _user.Ship(number, 1, 5);
        Assert.Equal((5m, 7m, "3", before - 1000), (Line(number).Shipped, Line(number).Due, Line(number).Status, OnHand()));
        _user.Ship(number, 1, 7);
        Assert.Equal(("4", "4"), (Line(number).Status, _view.Order(number)!.Status));
        Assert.Equal(181.44m, _view.Order(number)!.Net);
        Assert.Equal(2, _view.Scalar<int>("DE", "SELECT count(*) FROM Transaction_History WHERE TNXCDE_15 = 'S'"));
        Assert.Throws<InvalidOperationException>(() => _user.Ship(number, 1, 1));
    }

    [Fact]
    public async Task An_account_on_hold_takes_lines_on_hold_only()
    {
        var number = await AddAsync();
        _user.Hold("WEBDE");
        var line = Two.Lines[0] with { LineNumber = 2 };
        await RefusedAsync("credit hold", () => _max.AddSalesOrderLineAsync(SalesOrderDocuments.Line(Two, line, number, Defaults), default));
        await _max.AddSalesOrderLineAsync(SalesOrderDocuments.Line(Two, line, number, Defaults with { HoldStatus = "H" }), default);
        Assert.True(_view.Order(number)!.Lines[1].OnHold);
        Assert.Throws<InvalidOperationException>(() => _user.Ship(number, 2, 1));
        _user.Release("WEBDE");
        _user.ReleaseLines(number);
        _user.Ship(number, 2, 1);
    }

    private static SalesOrderRequest Two => Orders.Two();

    private async Task<string> AddAsync()
    {
        var number = await _max.AddSalesOrderAsync(SalesOrderDocuments.Header(Two), default);
        await _max.AddSalesOrderLineAsync(SalesOrderDocuments.Line(Two, Two.Lines[0], number, Defaults), default);
        return number;
    }

    private Task ChangeAsync(string number, params (string Column, string Value)[] changes)
    {
        var old = SalesOrderDocuments.LineColumns(Two, Two.Lines[0], number, Defaults);
        return _max.ChangeSalesOrderLineAsync(SalesOrderDocuments.LineOf(Changed(old, changes)), SalesOrderDocuments.LineOf(old), default);
    }

    private Task ChangeHeaderAsync(string number, params (string Column, string Value)[] changes)
    {
        var old = SalesOrderDocuments.HeaderColumns(Two, new SalesOrderHeaderDefaults { OrderNumber = number, Status = _view.Order(number)!.Status });
        return _max.ChangeSalesOrderAsync(SalesOrderDocuments.HeaderOf(Changed(old, changes)), SalesOrderDocuments.HeaderOf(old), default);
    }

    private static Dictionary<string, string> Changed(IReadOnlyDictionary<string, string> old, (string Column, string Value)[] changes)
    {
        var changed = new Dictionary<string, string>(old);
        foreach (var (column, value) in changes)
            changed[column] = value;
        return changed;
    }

    private async Task RefusedAsync(string reason, Func<Task> call)
    {
        Assert.Equal("", (await Assert.ThrowsAsync<MaxRefusedException>(call)).Message);
        Assert.Contains(reason, _database.Log.Lines[^1], StringComparison.Ordinal);
    }

    private MaxOrderLine Line(string number) => _view.Order(number)!.Lines[0];

    private double OnHand() => _view.Scalar<double>("DE", "SELECT QTYOH_06 FROM Part_Stock WHERE PRTNUM_06 = '100-08040' AND STK_06 = 'FG-HH'");
}
