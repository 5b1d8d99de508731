namespace Connector.Sandbox.ExactMax;

/// <summary>Fills a MAX company from the small world: what a company has before the first web order comes.</summary>
public static class MaxWorld
{
    private static readonly decimal[] Prices = [12.50m, 19.90m, 24m, 18m, 9m, 249m, 319m, 29.50m, 15m, 0.99m];

    /// <summary>Seeds a company unless it is seeded already.</summary>
    public static void Seed(MaxDatabase database, string company)
    {
        var world = World.Load();
        var own = world.Company(company);
        MaxSite.Create(database);
        database.Write(max =>
        {
            if (max.Scalar("SELECT 1 FROM Configuration_Data") is not null)
                return false;
            Numbers(max, world.Companies.Index().First(c => c.Item == own).Index);
            Codes(max, world, own);
            Stockrooms(max, world, own);
            foreach (var (index, item) in world.Items.Index())
                Item(max, world, own, item, index);
            foreach (var part in world.ServiceParts.All)
                Service(max, own, part);
            MaxWorldAccounts.Add(max, own);
            return true;
        });
    }

    /// <summary>The stockrooms that a company ships from.</summary>
    internal static IReadOnlyList<string> Sellable(World world, WorldCompany company) =>
        [.. world.Warehouses.Where(w => w.Company == company.Max).SelectMany(w => w.Stockrooms).Append(company.DefaultStockroom).Distinct()];

    private static void Numbers(MaxWriter max, int company)
    {
        MaxNumbers.Set(max, MaxNumbers.SalesOrder, 20_000_001 + company * 1_000_000);
        MaxNumbers.Set(max, MaxNumbers.Invoice, 40_000_001 + company * 1_000_000);
        MaxNumbers.Set(max, MaxNumbers.Rma, 80_000_001 + company * 1_000_000);
    }

    private static void Codes(MaxWriter max, World world, WorldCompany own)
    {
        foreach (var (code, rate) in world.Taxes.SelectMany(tax => tax.Codes))
            max.Insert("Tax_Master", ("TAXCDE_25", code), ("TAXRTE_25", rate * 100), ("TAXDES_25", $"Tax {code}"), ("TAXFLG_25", "R"), ("DECPLC_25", 2m), ("GLXREF_25", "38000-00"));
        foreach (var shipping in world.Shipping)
            max.Insert("Code_Master", ("CDEKEY_36", "SHIP"), ("CODE_36", shipping.ShipVia), ("DESC_36", shipping.Method));
        foreach (var payment in world.Payments)
            max.Insert("Code_Master", ("CDEKEY_36", "TERM"), ("CODE_36", payment.Terms), ("DESC_36", payment.Method), ("DAYS_36", payment.Terms == "N3" ? "30" : "0"));
        // Two-character currency codes are MAX's own: the first two letters of the ISO code here.
        foreach (var currency in own.Currencies)
            max.Insert("Code_Master", ("CDEKEY_36", "CURR"), ("CODE_36", currency[..2]), ("DESC_36", currency), ("CURR_36", currency), ("EXCRTE_36", 1m));
        foreach (var (code, text) in new[] { ("01", "Damaged"), ("02", "Wrong item"), ("03", "Not wanted"), ("04", "Late"), ("WB", "Web order") })
            max.Insert("Code_Master", ("CDEKEY_36", "REAS"), ("CODE_36", code), ("DESC_36", text));
        max.Insert("Sales_Rep_Master", ("SLSREP_26", own.SalesRep), ("SLSNME_26", "Web shop"));
    }

    private static void Stockrooms(MaxWriter max, World world, WorldCompany own)
    {
        foreach (var stockroom in Sellable(world, own))
            max.Insert("Stock_Master", ("STK_05", stockroom), ("DESC_05", $"Finished goods {stockroom}"), ("NETFLG_05", "Y"), ("CONSIGNMENT_05", "N"));
        // Staging is nettable on purpose: a policy by flag alone would sell from it.
        foreach (var stockroom in world.UnsellableStockrooms)
            max.Insert("Stock_Master", ("STK_05", stockroom), ("DESC_05", $"Not for sale {stockroom}"), ("NETFLG_05", Nettable(stockroom)), ("CONSIGNMENT_05", "N"));
    }

    private static void Item(MaxWriter max, World world, WorldCompany own, WorldItem item, int index)
    {
        var price = Prices[index % Prices.Length];
        var stocks = Sellable(world, own).Select((stockroom, i) => (stockroom, Quantity: (20m + 15 * index + 7 * i) * item.Factor))
            .Concat(world.UnsellableStockrooms.Select(stockroom => (stockroom, Quantity: 3 * item.Factor)))
            .ToArray();
        max.Insert(
            "Part_Master",
            ("PRTNUM_01", item.Part),
            ("TYPE_01", "4"),
            ("COMCDE_01", "FINISHED"),
            ("PMDES1_01", item.Name),
            ("BOMUOM_01", item.StockUnit),
            ("STAENG_01", "A"),
            ("DELSTK_01", own.DefaultStockroom),
            ("PRICE_01", price),
            ("COST_01", decimal.Round(price * 0.6m, 2) / item.Factor),
            ("ONHAND_01", stocks.Sum(stock => stock.Quantity)),
            ("LOTTRK_01", "N"),
            ("SERTRK_01", "N"),
            ("UDFREF_01", item.Ean));
        Sell(max, own, item.Part, item.Name, (item.StockUnit, item.SalesUnit, item.Factor), price);
        foreach (var (stockroom, quantity) in stocks)
            max.Insert("Part_Stock", ("PRTNUM_06", item.Part), ("STK_06", stockroom), ("STATUS_06", "A"), ("QTYOH_06", quantity), ("NETFLG_06", Nettable(stockroom)), ("LOC_06", "A-01"));
        max.Insert("Price_Breaks", ("PRTNUM_88", item.Part), ("CUSTYP_88", "DLR"), ("CURR_88", own.Currencies[0]), ("PRICE_88", decimal.Round(price * 0.85m, 2)));
    }

    private static void Service(MaxWriter max, WorldCompany own, string part)
    {
        max.Insert("Part_Master", ("PRTNUM_01", part), ("TYPE_01", "5"), ("COMCDE_01", "SERVICE"), ("PMDES1_01", $"Service {part}"), ("BOMUOM_01", "EA"), ("STAENG_01", "A"), ("DELSTK_01", own.DefaultStockroom));
        Sell(max, own, part, $"Service {part}", ("EA", "EA", 1), 0);
    }

    private static void Sell(MaxWriter max, WorldCompany own, string part, string name, (string Stock, string Sales, decimal Factor) unit, decimal price) =>
        max.Insert(
            "Part_Sales",
            ("PRTNUM_29", part),
            ("PMDES1_29", name),
            ("STK_29", own.DefaultStockroom),
            ("TAXABL_29", "Y"),
            ("BOMUOM_29", unit.Stock),
            ("SLSUOM_29", unit.Sales),
            ("SLSCNV_29", unit.Factor),
            ("PRICE_29", price),
            ("BREAK1_29", price == 0 ? 0m : 10m),
            ("DISC1_29", price == 0 ? 0m : 5m),
            ("PRICE1_29", decimal.Round(price * 0.95m, 2)),
            ("ALWBCK_29", "Y"),
            ("PRDLIN_29", "WEB"),
            ("GLXREF_29", own.GlReference),
            ("HISFLG_29", "N"));

    private static string Nettable(string stockroom) => stockroom is "TRN" or "REW" ? "N" : "Y";
}
