using Connector.ExactMax.Contract;
using Connector.MaxGateway.Max;
using Connector.Sandbox.ExactMax;

namespace Connector.MaxGateway.Tests;

public sealed class ReturnResumeTests : GatewayTest
{
    [Theory]
    [InlineData(MaxCallMoment.Before, 1)]
    [InlineData(MaxCallMoment.Applied, 1)]
    [InlineData(MaxCallMoment.Before, 2)]
    [InlineData(MaxCallMoment.Applied, 2)]
    [InlineData(MaxCallMoment.Before, 3)]
    [InlineData(MaxCallMoment.Applied, 3)]
    public async Task After_a_crash_in_any_call_the_next_start_finishes_the_same_RMA(MaxCallMoment moment, int call)
    {
        var first = await StartAsync();
        var order = await first.ShippedAsync(Max, 3);
        var crash = CrashPoint.At(Max.Faults, moment, Max.Faults.Calls + call);
        var accepted = await first.ReturnAsync(Returning.Return(order, 3), wait: 0);
        await crash.CrashAsync(first);

        await using var second = await StartAsync();
        var done = await second.ReturnAsync(Returning.Return(order, 3));

        Assert.Equal((accepted.OperationId, OperationState.Succeeded), (done.OperationId, done.State));
        Assert.Equal([(done.ReturnNumber, "01"), (done.ReturnNumber, "02"), (done.ReturnNumber, "03")], Max.View.Rmas().Select(line => ((string?)line.Number, line.Line)));
    }

    [Theory]
    [InlineData(MaxFault.LoseReply, "<RMALIN_52>01<")]
    [InlineData(MaxFault.LoseReply, "<RMALIN_52>02<")]
    [InlineData(MaxFault.LoseCall, "<RMALIN_52>01<")]
    [InlineData(MaxFault.LoseCall, "<RMALIN_52>02<")]
    public async Task A_lost_call_is_settled_by_looking_it_up(MaxFault fault, string line)
    {
        await using var gateway = await StartAsync();
        var order = await gateway.ShippedAsync(Max);
        Max.Faults.Next(fault, kind: MaxCall.AddReturn, containing: line);

        var done = await gateway.ReturnAsync(Returning.Return(order, 2));

        Assert.Equal(OperationState.Succeeded, done.State);
        Assert.Equal([(done.ReturnNumber, "01"), (done.ReturnNumber, "02")], Max.View.Rmas().Select(rma => ((string?)rma.Number, rma.Line)));
    }

    [Fact]
    public async Task Calls_lost_again_and_again_end_as_unknown_and_the_same_request_takes_it_up()
    {
        await using var gateway = await StartAsync();
        var order = await gateway.ShippedAsync(Max);
        Max.Faults.Next(MaxFault.LoseCall, times: 5);

        var unknown = await gateway.ReturnAsync(Returning.Return(order));
        var done = await gateway.ReturnAsync(Returning.Return(order));

        Assert.Equal((OperationState.Unknown, GatewayProblemCode.OutcomeUnknown), (unknown.State, unknown.Error!.Code));
        Assert.Equal(OperationState.Succeeded, done.State);
        Assert.Single(Max.View.Rmas());
    }

    [Fact]
    public async Task While_MAX_is_down_the_return_waits_and_is_entered_when_it_is_back()
    {
        await using var gateway = await RunningGateway.StartAsync(Max, Inbox, new SkippingClock());
        var order = await gateway.ShippedAsync(Max);
        Max.Faults.Next(MaxFault.Unavailable, times: 3);

        var operation = await gateway.ReturnAsync(Returning.Return(order), wait: 0);
        while (operation.State is OperationState.Queued or OperationState.Running)
            operation = await gateway.OperationAsync(operation.OperationId);

        Assert.Equal(OperationState.Succeeded, operation.State);
        Assert.Single(Max.View.Rmas());
    }

    [Fact]
    public async Task A_first_line_that_MAX_refuses_leaves_nothing_and_a_corrected_body_takes_its_place()
    {
        await using var gateway = await StartAsync();
        var order = await gateway.ShippedAsync(Max);
        Max.Faults.Next(MaxFault.Refuse, kind: MaxCall.AddReturn);

        var refused = await gateway.ReturnAsync(Returning.Return(order));
        var done = await gateway.ReturnAsync(Returning.Return(order, 2));

        Assert.Equal((OperationState.Failed, GatewayProblemCode.Refused, "lines[0]"), (refused.State, refused.Error!.Code, refused.Error.Field));
        Assert.Contains("Nothing was created.", refused.Error.Detail, StringComparison.Ordinal);
        Assert.Equal((refused.OperationId, OperationState.Succeeded), (done.OperationId, done.State));
        Assert.Equal(2, Max.View.Rmas().Count);
    }

    [Fact]
    public async Task A_later_line_that_MAX_refuses_is_named_and_the_same_request_adds_it_to_the_same_RMA()
    {
        await using var gateway = await StartAsync();
        var order = await gateway.ShippedAsync(Max, 3);
        Max.Faults.Next(MaxFault.Refuse, kind: MaxCall.AddReturn, containing: "<RMALIN_52>02<");

        var refused = await gateway.ReturnAsync(Returning.Return(order, 3));
        using var other = await gateway.PostReturnAsync(Returning.Return(order, 1));
        var done = await gateway.ReturnAsync(Returning.Return(order, 3));

        Assert.Equal((OperationState.Failed, GatewayProblemCode.Refused, "lines[1]"), (refused.State, refused.Error!.Code, refused.Error.Field));
        Assert.Contains($"RMA {refused.ReturnNumber} exists with lines 1 of 3.", refused.Error.Detail, StringComparison.Ordinal);
        Assert.Equal(GatewayProblemCode.Duplicate, (await RunningGateway.ProblemAsync(other)).Code);
        Assert.Equal((OperationState.Succeeded, refused.ReturnNumber), (done.State, done.ReturnNumber));
        Assert.Equal(3, Max.View.Rmas().Count);
    }

    [Fact]
    public async Task Whatever_MAX_answers_the_table_tells_the_number_and_whether_a_line_is_there()
    {
        Max.Wrap = update => new Strange(update);
        await using var gateway = await StartAsync();
        var order = await gateway.ShippedAsync(Max, 3);

        var done = await gateway.ReturnAsync(Returning.Return(order, 3));

        Assert.Equal(OperationState.Succeeded, done.State);
        Assert.Equal(3, Max.View.Rmas().Count);
        Assert.All(Max.View.Rmas(), line => Assert.Equal(done.ReturnNumber, line.Number));
    }

    [Fact]
    public async Task Two_RMAs_that_could_be_it_are_left_to_a_person_and_nothing_is_added()
    {
        await using var gateway = await StartAsync();
        var order = await gateway.ShippedAsync(Max);
        Max.Faults.Next(MaxFault.LoseReply, kind: MaxCall.AddReturn);
        Max.Faults.OnCall = (moment, kind, _) =>
        {
            if (moment == MaxCallMoment.Applied && kind == MaxCall.AddReturn)
                Copy("89999999", "01");
            return Task.CompletedTask;
        };

        var operation = await gateway.ReturnAsync(Returning.Return(order, 2));

        Assert.Equal(OperationState.Unknown, operation.State);
        Assert.Contains("89999999", operation.Error!.Detail, StringComparison.Ordinal);
        Assert.Equal(2, Max.View.Rmas().Count);
        Max.Faults.OnCall = null;
        Max.Database("DE").Execute("DELETE FROM RMA_Detail WHERE RMANUM_52 = '89999999'");
        Assert.Equal(OperationState.Succeeded, (await gateway.ReturnAsync(Returning.Return(order, 2))).State);
        Assert.Equal(2, Max.View.Rmas().Count);
    }

    [Theory]
    [InlineData("UPDATE RMA_Detail SET RETQTY_52 = 7", "holds quantity 7 instead of 1")]
    [InlineData("UPDATE RMA_Detail SET LINNUM_52 = '02'", "line 2/1 instead of")]
    [InlineData("UPDATE RMA_Detail SET RMALIN_52 = '09'", "line 9 is not part of the request")]
    public async Task An_RMA_that_people_changed_before_it_was_complete_is_left_to_them(string sql, string difference)
    {
        var first = await StartAsync();
        var order = await first.ShippedAsync(Max);
        var crash = CrashPoint.At(Max.Faults, MaxCallMoment.Before, Max.Faults.Calls + 2);
        await first.ReturnAsync(Returning.Return(order, 2), wait: 0);
        await crash.CrashAsync(first);
        Max.Database("DE").Execute(sql);

        await using var second = await StartAsync();
        var operation = await second.ReturnAsync(Returning.Return(order, 2));

        Assert.Equal(OperationState.Unknown, operation.State);
        Assert.Contains(difference, operation.Error!.Detail, StringComparison.Ordinal);
        Assert.Single(Max.View.Rmas());
    }

    [Fact]
    public async Task An_RMA_that_people_deleted_is_entered_anew_on_request()
    {
        await using var gateway = await StartAsync();
        var order = await gateway.ShippedAsync(Max);
        Max.Faults.Next(MaxFault.Refuse, kind: MaxCall.AddReturn, containing: "<RMALIN_52>02<");
        var refused = await gateway.ReturnAsync(Returning.Return(order, 2));
        Max.Database("DE").Execute("DELETE FROM RMA_Detail");

        var done = await gateway.ReturnAsync(Returning.Return(order, 2));

        Assert.Equal(OperationState.Succeeded, done.State);
        Assert.NotEqual(refused.ReturnNumber, done.ReturnNumber);
        Assert.Equal(["01", "02"], Max.View.Rmas().Select(line => line.Line));
    }

    [Fact]
    public async Task A_call_that_MAX_applies_after_the_gateway_gave_up_on_it_is_not_repeated()
    {
        var late = default(Func<Task>);
        Max.Wrap = update => new Late(update, call => late = call);
        var clock = new SkippingClock(delay =>
        {
            if (delay == TimeSpan.FromSeconds(33) && late is { } apply)
            {
                late = null;
                apply().GetAwaiter().GetResult();
            }
        });
        await using var gateway = await RunningGateway.StartAsync(Max, Inbox, clock, "--Gateway:MaxUpdate:SettleSeconds=33");
        var order = await gateway.ShippedAsync(Max);

        var operation = await gateway.ReturnAsync(Returning.Return(order, 2), wait: 0);
        while (operation.State is OperationState.Queued or OperationState.Running)
            operation = await gateway.OperationAsync(operation.OperationId);

        Assert.Equal(OperationState.Succeeded, operation.State);
        Assert.Equal([(operation.ReturnNumber, "01"), (operation.ReturnNumber, "02")], Max.View.Rmas().Select(line => ((string?)line.Number, line.Line)));
    }

    private void Copy(string number, string line)
    {
        var columns = string.Join(", ", Max.View.Query<string>("DE", "SELECT name FROM pragma_table_info('RMA_Detail') WHERE name <> 'RMANUM_52'"));
        Max.Database("DE").Execute($"INSERT INTO RMA_Detail (RMANUM_52, {columns}) SELECT '{number}', {columns} FROM RMA_Detail WHERE RMALIN_52 = '{line}' LIMIT 1");
    }

    /// <summary>Answers that are no numbers, and blanks that are no refusals.</summary>
    private sealed class Strange(IMaxUpdate update) : ReturnsOnly(update)
    {
        public override async Task<string> AddReturnAsync(string document, CancellationToken cancellationToken)
        {
            await base.AddReturnAsync(document, cancellationToken);
            return document.Contains("<RMALIN_52>02<", StringComparison.Ordinal) ? throw new MaxRefusedException("") : "80009999";
        }
    }

    /// <summary>Every line's first call gets no answer and is applied later.</summary>
    private sealed class Late(IMaxUpdate update, Action<Func<Task>> later) : ReturnsOnly(update)
    {
        private readonly HashSet<string> _seen = [];

        public override Task<string> AddReturnAsync(string document, CancellationToken cancellationToken)
        {
            if (!_seen.Add(document))
                return base.AddReturnAsync(document, cancellationToken);
            later(() => base.AddReturnAsync(document, CancellationToken.None));
            throw new MaxOutcomeUnknownException("no answer");
        }
    }

    private abstract class ReturnsOnly(IMaxUpdate update) : IMaxUpdate
    {
        public Task<string> AddSalesOrderAsync(string document, CancellationToken cancellationToken) => update.AddSalesOrderAsync(document, cancellationToken);

        public Task AddSalesOrderLineAsync(string document, CancellationToken cancellationToken) => update.AddSalesOrderLineAsync(document, cancellationToken);

        public Task ChangeSalesOrderAsync(string document, string old, CancellationToken cancellationToken) => update.ChangeSalesOrderAsync(document, old, cancellationToken);

        public Task ChangeSalesOrderLineAsync(string document, string old, CancellationToken cancellationToken) => update.ChangeSalesOrderLineAsync(document, old, cancellationToken);

        public virtual Task<string> AddReturnAsync(string document, CancellationToken cancellationToken) => update.AddReturnAsync(document, cancellationToken);
    }
}
