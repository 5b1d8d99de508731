using Connector.ExactMax.Client;
using Connector.ExactMax.Contract;
using Connector.Mapping;
using Connector.Sync.Outcomes;

namespace Connector.Sync.Tests.Orders;

public sealed class MaxOrderWriterTests
{
    private readonly ExportBench bench = new();

    [Theory]
    [InlineData(OperationState.Queued)]
    [InlineData(OperationState.Running)]
    public async Task An_order_that_is_still_being_written_is_waited_for(OperationState state)
    {
        bench.Gateway.OnCreate = _ => Answer(state);
        Assert.Equal(new FlowOutcome.Wait("MAX_STILL_WRITING", TimeSpan.FromSeconds(10)), await bench.RunAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unknown_outcome_is_a_retry_under_the_same_key_and_never_a_second_order(bool withError)
    {
        bench.Gateway.OnCreate = _ => Answer(OperationState.Unknown, withError ? FakeGateway.Problem(GatewayProblemCode.OutcomeUnknown) : null);
        var retry = Assert.IsType<FlowOutcome.Retry>(await bench.RunAsync());
        Assert.Equal("MAX_OUTCOME_UNKNOWN", retry.Code);
        Assert.Contains(withError ? "Create the customer." : "op-1", retry.Advice, StringComparison.Ordinal);
        bench.Gateway.OnCreate = _ => null;
        await bench.RunAsync();
        await bench.RunAsync();
        Assert.Single(bench.Gateway.Created);
    }

    [Fact]
    public async Task Every_problem_of_the_gateway_becomes_a_problem_with_field_value_and_advice()
    {
        var one = FakeGateway.Problem(GatewayProblemCode.UnknownSku) with { Field = "lines[0].part", Value = "X-1" };
        var two = FakeGateway.Problem(GatewayProblemCode.UnknownCode) with { Field = "terms", Value = "ZZ", Detail = null, Advice = null };
        var all = FakeGateway.Problem(GatewayProblemCode.Validation) with { Errors = [one, two] };
        bench.Gateway.OnCreate = _ => Answer(OperationState.Failed, all);
        var failed = Assert.IsType<FlowOutcome.Failed>(await bench.RunAsync());
        Assert.Equal(
            [
                new Problem("MAX_UNKNOWN_SKU", "lines[0].part", "X-1", "Erika Mustermann is not known. Create the customer."),
                new Problem("MAX_UNKNOWN_CODE", "terms", "ZZ", "A kind of problem."),
            ],
            failed.Problems);
        Assert.NotNull(failed.Snapshots.Source);
        Assert.NotNull(failed.Snapshots.Target);
    }

    [Fact]
    public async Task An_answer_without_number_or_error_is_a_retry()
    {
        bench.Gateway.OnCreate = _ => Answer(OperationState.Succeeded);
        Assert.Equal("MAX_ODD_ANSWER", Assert.IsType<FlowOutcome.Retry>(await bench.RunAsync()).Code);
    }

    [Fact]
    public async Task An_order_that_changed_between_two_attempts_is_brought_to_its_present_content()
    {
        bench.Gateway.OnCreate = _ => throw new GatewayException(FakeGateway.Problem(GatewayProblemCode.Duplicate));
        bench.Gateway.Existing = Held("WEBDE");
        Assert.IsType<FlowOutcome.Done>(await bench.RunAsync());
        Assert.Equal(("20000009", "WEBDE"), ((await bench.LinkAsync()).MaxOrderNumber, (await bench.LinkAsync()).CustomerId));
        Assert.Equal(ExportBench.Id, bench.Gateway.Orders["20000009"]!.ExternalId);
    }

    [Fact]
    public async Task An_order_that_changed_while_its_first_content_is_being_written_comes_back()
    {
        bench.Gateway.OnCreate = _ => throw new GatewayException(FakeGateway.Problem(GatewayProblemCode.Duplicate));
        Assert.Equal("MAX_CHANGED_WHILE_WRITING", Assert.IsType<FlowOutcome.Retry>(await bench.RunAsync()).Code);
    }

    [Fact]
    public async Task An_order_that_MAX_holds_on_another_account_goes_to_the_operator()
    {
        bench.Gateway.OnCreate = _ => throw new GatewayException(FakeGateway.Problem(GatewayProblemCode.Duplicate));
        bench.Gateway.Existing = Held("C-9");
        var problem = Assert.Single(Assert.IsType<FlowOutcome.Failed>(await bench.RunAsync()).Problems);
        Assert.Equal(("MAX_OTHER_ACCOUNT", "WEBDE"), (problem.Code, problem.Value));
        Assert.Contains("20000009", problem.Advice, StringComparison.Ordinal);
        Assert.Equal(0, bench.Gateway.Changes);
    }

    [Theory]
    [InlineData(OperationState.Running, typeof(FlowOutcome.Wait))]
    [InlineData(OperationState.Unknown, typeof(FlowOutcome.Retry))]
    [InlineData(OperationState.Succeeded, typeof(FlowOutcome.Retry))]
    [InlineData(OperationState.Failed, typeof(FlowOutcome.Failed))]
    public async Task Without_an_account_no_order_is_written(OperationState state, Type outcome)
    {
        bench.Gateway.OnCustomer = () => Answer(state, state is OperationState.Failed or OperationState.Unknown ? FakeGateway.Problem(GatewayProblemCode.Refused) : null);
        var mapped = OrderMapping.Map(new OrderMappingInput { Order = ExportBench.Placed }, Support.Repository.Mapping).Value!;
        var export = mapped with { Customer = new CustomerExport("customer-1", new CustomerRequest { BillTo = mapped.Orders[0].ShipTo }) };
        var result = await bench.Parts.BringAsync(ExportBench.Begun, export, Snapshots.None, default);
        Assert.Null(result.Link);
        Assert.IsType(outcome, result.Outcome);
        Assert.Equal(0, bench.Gateway.Creates);
    }

    private static Operation Answer(OperationState state, GatewayProblem? error = null) => new() { OperationId = "op-1", State = state, Error = error };

    private static SalesOrder Held(string account) => new()
    {
        OrderNumber = "20000009",
        CustomerId = account,
        PurchaseOrder = "PO",
        Status = "open",
    };
}
