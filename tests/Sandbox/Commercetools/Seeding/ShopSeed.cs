using System.Text.Json;
using Connector.Sandbox.Commercetools.Resources;
using Connector.Sandbox.Commercetools.State;

namespace Connector.Sandbox.Commercetools.Seeding;

/// <summary>Fills a project with very many resources, as if they had been there for long: no calls, no Messages, no notifications.</summary>
public sealed class ShopSeed
{
    private readonly Project project;
    private readonly string clientId;

    internal ShopSeed(Project project, string clientId) => (this.project, this.clientId) = (project, clientId);

    /// <summary>Adds inventory entries.</summary>
    public void Inventory(IEnumerable<SeededStock> entries) => Fill(InventoryResource.Kind, entries, (row, entry) =>
    {
        row.Text("key", entry.Key);
        row.Text("sku", entry.Sku);
        row.Reference("supplyChannel", "channel", entry.ChannelKey);
        row.Writer.WriteNumber("quantityOnStock", entry.QuantityOnStock);
        row.Writer.WriteNumber("availableQuantity", entry.QuantityOnStock);
        return (entry.Sku, entry.Key);
    });

    /// <summary>Adds standalone prices.</summary>
    public void StandalonePrices(IEnumerable<SeededPrice> prices) => Fill(StandalonePriceResource.Kind, prices, (row, price) =>
    {
        row.Text("key", price.Key);
        row.Text("sku", price.Sku);
        row.Money("value", price.Currency, price.CentAmount);
        row.Text("country", price.Country);
        row.Reference("customerGroup", "customer-group", price.CustomerGroupKey);
        row.Reference("channel", "channel", price.ChannelKey);
        row.Writer.WriteBoolean("active", true);
        return (price.Sku, price.Key);
    });

    /// <summary>Adds products.</summary>
    public void Products(IEnumerable<SeededProduct> products) => Fill(ProductResource.Kind, products, (row, product) =>
    {
        row.Text("key", product.Key);
        row.Writer.WriteStartObject("name");
        row.Text("en", product.Key);
        row.Writer.WriteEndObject();
        row.Writer.WriteBoolean("published", true);
        row.Writer.WriteBoolean("hasStagedChanges", false);
        row.Writer.WritePropertyName("masterVariant");
        row.Variant(1, product.Skus[0], product.Attributes);
        row.Writer.WriteStartArray("variants");
        for (var i = 1; i < product.Skus.Count; i++)
            row.Variant(i + 1, product.Skus[i], product.Attributes);
        row.Writer.WriteEndArray();
        return (null, product.Key);
    });

    private void Fill<T>(ResourceKind kind, IEnumerable<T> items, Func<SeedRow, T, (string? Sku, string? Key)> write)
    {
        lock (project.Gate)
        {
            using var row = new SeedRow(project, clientId);
            foreach (var item in items)
            {
                var id = row.Begin();
                var (sku, key) = write(row, item);
                string?[] keys = [.. kind.LookedUp.Select(field => field is "sku" ? sku : key)];
                project.Of(kind.TypeId).Put(new Row(kind, id, row.Now, keys, row.End()));
            }
        }
    }
}
