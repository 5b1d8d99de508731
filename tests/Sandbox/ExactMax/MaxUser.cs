namespace Connector.Sandbox.ExactMax;

/// <summary>What people do in MAX's screens, past the connector: ship, change and close lines, hold and release accounts.</summary>
public sealed class MaxUser(MaxDatabase database)
{
    private readonly MaxShipper _shipper = new(database);
    private readonly MaxAccountant _accountant = new(database);
    private readonly MaxReturnsDesk _returns = new(database);

    /// <inheritdoc cref="MaxShipper.Ship"/>
    public void Ship(string order, int line, decimal quantity, int delivery = 1) => _shipper.Ship(order, line, quantity, delivery);

    /// <inheritdoc cref="MaxShipper.Unship"/>
    public void Unship(string order, int line, decimal quantity, int delivery = 1) => _shipper.Unship(order, line, quantity, delivery);

    /// <inheritdoc cref="MaxSite.Track"/>
    public void Track(string order, string carrier, string number, int? line = null, int delivery = 1) => MaxSite.Track(database, order, carrier, number, line, delivery);

    /// <inheritdoc cref="MaxAccountant.Invoice"/>
    public string Invoice(string order) => _accountant.Invoice(order);

    /// <inheritdoc cref="MaxSite.Pay"/>
    public void Pay(string invoice) => MaxSite.Pay(database, invoice);

    /// <inheritdoc cref="MaxReturnsDesk.Enter"/>
    public string EnterReturn(string order, int line, decimal quantity, int delivery = 1) => _returns.Enter(order, line, quantity, delivery);

    /// <inheritdoc cref="MaxReturnsDesk.Receive"/>
    public void ReceiveReturn(string rma, int line, decimal quantity) => _returns.Receive(rma, line, quantity);

    /// <inheritdoc cref="MaxAccountant.Credit"/>
    public string Credit(string order, string? rma, string? invoice, params IReadOnlyList<MaxCreditLine> lines) => _accountant.Credit(order, rma, invoice, lines);

    /// <inheritdoc cref="MaxAccountant.InvoiceCredit"/>
    public string InvoiceCredit(string creditOrder) => _accountant.InvoiceCredit(creditOrder);

    /// <summary>Changes a line by hand; what is null stays.</summary>
    public void Change(string order, int line, decimal? quantity = null, decimal? price = null, DateOnly? due = null, string? stockroom = null, int delivery = 1) => database.Write(max =>
    {
        var row = Row(max, order, line, delivery);
        var ordered = quantity is { } wanted ? (double)wanted : row.Number("CURQTY_28");
        if (ordered < row.Number("SHPQTY_28") || row.Text("STATUS_28") == "4")
            throw new InvalidOperationException($"Line {line}-{delivery} of order {order} cannot be changed to {ordered}.");
        max.Execute(
            "UPDATE SO_Detail SET ModificationDate = @now, CURQTY_28 = @p3, DUEQTY_28 = @p3 - SHPQTY_28, PRICE_28 = @p4, CURDUE_28 = @p5, STK_28 = @p6 WHERE ORDNUM_28 = @p0 AND LINNUM_28 = @p1 AND DELNUM_28 = @p2",
            [
                .. Key(order, line, delivery), ordered, price is { } agreed ? (double)agreed : row.Number("PRICE_28"),
                due?.ToDateTime(TimeOnly.MinValue) ?? row["CURDUE_28"], (stockroom ?? row.Text("STK_28")).PadRight(8),
            ]);
        Follow(max, order, line, delivery);
        return true;
    });

    /// <summary>Closes a line, shipped or not.</summary>
    public void Close(string order, int line, int delivery = 1) => database.Write(max =>
    {
        max.Execute("UPDATE SO_Detail SET ModificationDate = @now, STATUS_28 = '4', DUEQTY_28 = 0 WHERE ORDNUM_28 = @p0 AND LINNUM_28 = @p1 AND DELNUM_28 = @p2", Key(order, line, delivery));
        Follow(max, order, line, delivery);
        return true;
    });

    /// <summary>Puts an account on credit hold.</summary>
    public void Hold(string customer) => Status(customer, "H");

    /// <summary>Releases an account; its lines on hold stay so until <see cref="ReleaseLines"/>.</summary>
    public void Release(string customer) => Status(customer, "R");

    /// <summary>Releases the lines of an order.</summary>
    public void ReleaseLines(string order) => database.Write(max => max.Execute("UPDATE SO_Detail SET ModificationDate = @now, HSTAT_28 = 'R' WHERE ORDNUM_28 = @p0 AND HSTAT_28 = 'H'", order));

    /// <summary>Changes a column of an order's header, for example <c>SHPVIA_27</c>.</summary>
    public void ChangeHeader(string order, string column, string value)
    {
        var length = database.Schema.Table("SO_Master")[column].Length;
        database.Write(max => max.Execute($"UPDATE SO_Master SET ModificationDate = @now, {column} = @p1 WHERE ORDNUM_27 = @p0", order, value.PadRight(length)));
    }

    private void Status(string customer, string status) =>
        database.Write(max => max.Execute("UPDATE Customer_Master SET ModificationDate = @now, STATUS_23 = @p1 WHERE CUSTID_23 = @p0", customer, status));

    private static Dictionary<string, object> Row(MaxWriter max, string order, int line, int delivery) => MaxLines.Row(max, order, line, delivery);

    private static void Follow(MaxWriter max, string order, int line, int delivery) => MaxLines.Follow(max, order, line, delivery);

    private static object[] Key(string order, int line, int delivery) => MaxLines.Key(order, line, delivery);
}
