using Connector.ExactMax.Contract;
using Connector.MaxGateway.Max;
using Connector.Sandbox.ExactMax;
using Microsoft.Data.Sqlite;

namespace Connector.MaxGateway.Tests;

public sealed class LateCallTests : GatewayTest
{
    [Theory]
    [InlineData(MaxCall.AddSalesOrder)]
    [InlineData(MaxCall.AddSalesOrderLine)]
    public async Task A_call_that_MAX_applies_after_the_gateway_gave_up_on_it_is_not_repeated(string kind)
    {
        var late = new LateWriter(kind);
        Max.Wrap = late.Around;
        var clock = new SkippingClock(delay =>
        {
            if (delay == TimeSpan.FromSeconds(33))
                late.Apply();
        });
        await using var gateway = await RunningGateway.StartAsync(Max, Inbox, clock, "--Gateway:MaxUpdate:SettleSeconds=33");

        var operation = await gateway.CreateAsync(Order(), wait: 0);
        while (operation.State is OperationState.Queued or OperationState.Running)
            operation = await gateway.OperationAsync(operation.OperationId);

        Assert.Equal(OperationState.Succeeded, operation.State);
        Assert.Equal(2, Assert.Single(Max.View.Orders("DE")).Lines.Count);
        Assert.Equal(3, Max.Faults.Calls);
    }

    [Fact]
    public async Task Where_the_site_uses_the_user_key_otherwise_an_order_is_found_by_customer_and_purchase_order()
    {
        Max.Faults.Next(MaxFault.LoseReply, kind: MaxCall.AddSalesOrder);
        await using var gateway = await StartAsync("--Gateway:Companies:0:Quirks:FingerprintInUserKey=false");

        var operation = await gateway.CreateAsync(Order());

        Assert.Equal(OperationState.Succeeded, operation.State);
        Assert.Equal("", Assert.Single(Max.View.Orders("DE")).UdfKey);
    }

    [Fact]
    public async Task Bodies_are_forgotten_after_their_time_and_a_repetition_still_gets_its_answer()
    {
        Max.Faults.Next(MaxFault.Refuse, kind: MaxCall.AddSalesOrder);
        await using (var first = await StartAsync())
            await first.CreateAsync(Order());
        using var inbox = new SqliteConnection($"Data Source={Inbox}");
        inbox.Open();
        using var age = inbox.CreateCommand();
        age.CommandText = "UPDATE operations SET finished = '2001-01-01T00:00:00.0000000Z'";
        age.ExecuteNonQuery();

        await using var second = await StartAsync();
        age.CommandText = "SELECT length(body) FROM operations";
        while ((long)age.ExecuteScalar()! > 0)
            await Task.Yield();

        Assert.Equal(OperationState.Succeeded, (await second.CreateAsync(Order())).State);
    }

    private sealed class LateWriter(string kind)
    {
        private Func<Task>? _pending;
        private bool _done;

        public void Apply() => _pending?.Invoke().GetAwaiter().GetResult();

        public IMaxUpdate Around(IMaxUpdate update) => new Writer(this, update);

        private async Task<T> CallAsync<T>(string called, Func<Task<T>> call)
        {
            // Whoever calls again before the lost call has come through gets both.
            if (_pending is { } lost)
                await lost();
            if (called != kind || _done)
                return await call();
            (_done, _pending) = (true, async () =>
            {
                _pending = null;
                await call();
            });
            throw new MaxOutcomeUnknownException("no answer");
        }

        private sealed class Writer(LateWriter late, IMaxUpdate update) : IMaxUpdate
        {
            public Task<string> AddSalesOrderAsync(string document, CancellationToken cancellationToken) =>
                late.CallAsync(MaxCall.AddSalesOrder, () => update.AddSalesOrderAsync(document, cancellationToken));

            public Task AddSalesOrderLineAsync(string document, CancellationToken cancellationToken) =>
                late.CallAsync(MaxCall.AddSalesOrderLine, async () =>
                {
                    await update.AddSalesOrderLineAsync(document, cancellationToken);
                    return true;
                });

            public Task ChangeSalesOrderAsync(string document, string old, CancellationToken cancellationToken) =>
                late.CallAsync(MaxCall.ChangeSalesOrder, async () =>
                {
                    await update.ChangeSalesOrderAsync(document, old, cancellationToken);
                    return true;
                });

            public Task ChangeSalesOrderLineAsync(string document, string old, CancellationToken cancellationToken) =>
                late.CallAsync(MaxCall.ChangeSalesOrderLine, async () =>
                {
                    await update.ChangeSalesOrderLineAsync(document, old, cancellationToken);
                    return true;
                });

            public Task<string> AddReturnAsync(string document, CancellationToken cancellationToken) =>
                late.CallAsync(MaxCall.AddReturn, () => update.AddReturnAsync(document, cancellationToken));
        }
    }
}
