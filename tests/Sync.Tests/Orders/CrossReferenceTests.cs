using System.Text.Json.Nodes;
using Connector.Mapping;
using Connector.Sync.Outcomes;
using Connector.Sync.Tests.Support;

namespace Connector.Sync.Tests.Orders;

public sealed class CrossReferenceTests
{
    [Fact]
    public async Task All_SKUs_of_an_order_are_looked_up_in_one_go()
    {
        var bench = new ExportBench(CrossReference());
        foreach (var sku in ExportBench.Placed.LineItems.Select(line => line.Variant.Sku!).Distinct()) bench.References.Lines.Add(new() { Sku = sku, Company = "DE", Part = "PART-" + sku });
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Equal(1, bench.References.Finds);
    }

    [Fact]
    public async Task A_SKU_that_is_not_in_the_cross_reference_fails_the_order_with_its_name()
    {
        var failed = Assert.IsType<FlowOutcome.Failed>(await new ExportBench(CrossReference()).RunAsync());
        Assert.All(failed.Problems, problem => Assert.Equal(ProblemCode.UnmappedItem, problem.Code));
        Assert.Equal(ExportBench.Placed.LineItems.Select(line => line.Variant.Sku), failed.Problems.Select(problem => problem.Value));
    }

    [Fact]
    public async Task An_order_under_another_rule_does_not_ask_for_it()
    {
        var bench = new ExportBench();
        await bench.RunAsync();
        Assert.Equal(0, bench.References.Finds);
    }

    private static MappingDocument CrossReference()
    {
        var json = JsonNode.Parse(Repository.MappingJson)!.AsObject();
        json["items"] = new JsonObject { ["rule"] = "crossReference" };
        return Repository.Load(json.ToJsonString());
    }
}
