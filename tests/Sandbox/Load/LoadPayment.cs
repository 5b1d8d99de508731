using System.Globalization;
using System.Text.Json.Nodes;

namespace Connector.Sandbox.Load;

/// <summary>How an order of the load is paid: by one method, by two, or not known yet. Prepayments have come in.</summary>
internal static class LoadPayment
{
    private const double WithoutShare = 0.05;
    private const double TwoShare = 0.1;

    /// <summary>Adds the payments of an order.</summary>
    public static void Add(JsonObject order, Random random)
    {
        var gross = order["taxedPrice"]!["totalGross"]!.AsObject();
        var coins = long.Parse(gross["centAmount"]!.ToJsonString(), CultureInfo.InvariantCulture);
        var kind = random.NextDouble();
        if (coins <= 0 || kind < WithoutShare) return;
        var first = kind < WithoutShare + TwoShare ? coins / 3 : coins;
        var payments = new JsonArray(Payment(gross, first, random));
        if (first < coins) payments.Add(Payment(gross, coins - first, random));
        order["paymentInfo"] = new JsonObject { ["payments"] = payments };
    }

    private static JsonObject Payment(JsonObject like, long coins, Random random)
    {
        var methods = World.Load().Payments;
        var amount = like.DeepClone().AsObject();
        amount["centAmount"] = coins;
        var id = Guid.NewGuid().ToString();
        return new JsonObject
        {
            ["typeId"] = "payment",
            ["id"] = id,
            ["obj"] = new JsonObject
            {
                ["id"] = id,
                ["version"] = 1,
                ["interfaceId"] = $"psp-{random.Next(1_000_000, 10_000_000)}",
                ["amountPlanned"] = amount,
                ["paymentMethodInfo"] = new JsonObject { ["method"] = methods[random.Next(methods.Count)].Method },
                ["paymentStatus"] = new JsonObject(),
                ["transactions"] = new JsonArray(new JsonObject
                {
                    ["id"] = Guid.NewGuid().ToString(),
                    ["type"] = "Charge",
                    ["state"] = "Success",
                    ["amount"] = amount.DeepClone(),
                }),
                ["interfaceInteractions"] = new JsonArray(),
            },
        };
    }
}
