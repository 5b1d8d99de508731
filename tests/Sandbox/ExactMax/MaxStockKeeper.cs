namespace Connector.Sandbox.ExactMax;

/// <summary>What people do with stock in MAX's screens; every change carries its date.</summary>
public sealed class MaxStockKeeper(MaxDatabase database)
{
    /// <summary>Receives goods, or books goods off with a negative quantity, in stock units.</summary>
    public void Receive(string part, string stockroom, decimal quantity) => database.Write(max => Add(max, part, stockroom, quantity));

    /// <summary>Counts a stockroom and sets what was found.</summary>
    public void Adjust(string part, string stockroom, decimal onHand) => database.Write(max =>
        Add(max, part, stockroom, onHand - (decimal)(max.Scalar("SELECT QTYOH_06 FROM Part_Stock WHERE PRTNUM_06 = @p0 AND STK_06 = @p1", part, stockroom) as double? ?? 0)));

    /// <summary>Moves goods from a stockroom to another.</summary>
    public void Transfer(string part, string from, string to, decimal quantity) => database.Write(max =>
        Add(max, part, from, -quantity) + Add(max, part, to, quantity));

    /// <summary>Receives a lot.</summary>
    public void ReceiveLot(string part, string stockroom, string lot, decimal quantity) => database.Write(max =>
    {
        max.Insert("Part_Lot", ("PRTNUM_68", part), ("STK_68", stockroom), ("LOTNUM_68", lot), ("QTYOH_68", quantity));
        return Add(max, part, stockroom, quantity);
    });

    /// <summary>Puts a lot into quarantine.</summary>
    public void Quarantine(string part, string lot, string code = "Q") => Mark(part, lot, code);

    /// <summary>Releases a lot.</summary>
    public void ReleaseLot(string part, string lot) => Mark(part, lot, " ");

    /// <summary>Makes a stockroom nettable for a part, or not.</summary>
    public void SetNettable(string part, string stockroom, bool nettable) => database.Write(max =>
        max.Execute("UPDATE Part_Stock SET NETFLG_06 = @p2, ModificationDate = @now WHERE PRTNUM_06 = @p0 AND STK_06 = @p1", part, stockroom, nettable ? "Y" : "N"));

    /// <summary>Sells in MAX, past the gateway: a released order of one line; answers its number.</summary>
    public string Sell(string part, string stockroom, decimal quantity, string customer = "10001", string userKey = "") => database.Write(max =>
    {
        var number = MaxNumbers.Next(max, MaxNumbers.SalesOrder, "SO_Master", "ORDNUM_27");
        max.Insert("SO_Master", ("ORDNUM_27", number), ("CUSTID_27", customer), ("STYPE_27", "CU"), ("STATUS_27", "3"), ("ORDDTE_27", Today), ("UDFKEY_27", userKey));
        var line = new Dictionary<string, object>
        {
            ["ORDNUM_28"] = number, ["LINNUM_28"] = "01", ["DELNUM_28"] = "01", ["STATUS_28"] = "3", ["STYPE_28"] = "CU", ["CUSTID_28"] = customer.PadRight(20),
            ["PRTNUM_28"] = part.PadRight(30), ["STK_28"] = stockroom.PadRight(8), ["CURQTY_28"] = (double)quantity, ["ORGQTY_28"] = (double)quantity,
            ["DUEQTY_28"] = (double)quantity, ["HSTAT_28"] = "R", ["CURDUE_28"] = Today.ToDateTime(TimeOnly.MinValue),
        };
        max.Insert("SO_Detail", line, "SANDBOX");
        MaxDemand.Add(max, line);
        return number;
    });

    /// <summary>Orders from a vendor (PO) or from the shop floor (MF), in stock units.</summary>
    public void Order(string number, string part, string stockroom, decimal quantity, DateOnly due, string type = "PO") => database.Write(max =>
    {
        max.Insert(
            "Order_Master",
            ("ORDNUM_10", number),
            ("LINNUM_10", "01"),
            ("DELNUM_10", "01"),
            ("ORDER_10", number + "0101"),
            ("PRTNUM_10", part),
            ("TYPE_10", type),
            ("STATUS_10", "3"),
            ("CURQTY_10", quantity),
            ("DUEQTY_10", quantity),
            ("CURDUE_10", due),
            ("STK_10", stockroom));
        return true;
    });

    /// <summary>Changes a column of a part, its sales record or its stock, past MAX's rules: <c>PRICE_29</c>, <c>OBSDTE_01</c> ...</summary>
    public void Change(string part, string column, object value) => database.Write(max =>
    {
        var (table, key) = column[^3..] switch
        {
            "_01" => ("Part_Master", "PRTNUM_01"),
            "_29" => ("Part_Sales", "PRTNUM_29"),
            "_06" => ("Part_Stock", "PRTNUM_06"),
            _ => throw new ArgumentException("Columns of Part_Master, Part_Sales and Part_Stock can be changed.", nameof(column)),
        };
        return max.Execute($"UPDATE {table} SET {column} = @p1, ModificationDate = @now WHERE {key} = @p0", part, database.Schema.Table(table)[column].FromValue(value));
    });

    private DateOnly Today => DateOnly.FromDateTime(database.Clock.GetUtcNow().UtcDateTime);

    private static int Add(MaxWriter max, string part, string stockroom, decimal quantity)
    {
        var changed = max.Execute(
            "UPDATE Part_Stock SET QTYOH_06 = QTYOH_06 + @p2, ModificationDate = @now WHERE PRTNUM_06 = @p0 AND STK_06 = @p1", part, stockroom, (double)quantity);
        if (changed == 0)
            max.Insert("Part_Stock", ("PRTNUM_06", part), ("STK_06", stockroom), ("STATUS_06", "A"), ("QTYOH_06", quantity), ("NETFLG_06", "Y"));
        return 1;
    }

    private void Mark(string part, string lot, string code) => database.Write(max =>
        max.Execute("UPDATE Part_Lot SET QCODE_68 = @p2, ModificationDate = @now WHERE PRTNUM_68 = @p0 AND LOTNUM_68 = @p1", part, lot, code));
}
