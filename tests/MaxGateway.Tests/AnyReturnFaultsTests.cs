using Connector.ExactMax.Contract;
using Connector.MaxGateway.Max;
using Connector.Sandbox.ExactMax;
using CsCheck;

namespace Connector.MaxGateway.Tests;

public sealed class AnyReturnFaultsTests
{
    private enum Misfortune
    {
        None, Down, CallLost, ReplyLost, CrashBefore, CrashAfter,
    }

    [Fact]
    public async Task Whatever_goes_wrong_in_whatever_order_MAX_ends_with_one_RMA_and_one_credit_memo_of_the_exact_lines()
    {
        await Gen.Select(Gen.Enum<Misfortune>().Array[0, 10], Gen.Int[1, 4]).SampleAsync(async (faults, lines) =>
        {
            using var test = new Run();
            await test.SucceedAsync(faults, lines);
            var rmas = test.Max.View.Rmas();
            Assert.Single(rmas.Select(line => line.Number).Distinct());
            Assert.Equal(Enumerable.Range(1, lines).Select(line => $"{line:00}"), rmas.Select(line => line.Line));
            var memo = Assert.Single(test.Max.View.Orders("DE"), order => order.Type == "CR");
            Assert.Equal((rmas[0].Number, 12.50m), (memo.OrderedBy, memo.Net));
            Assert.Equal(0, test.Max.View.ConcurrentCalls("DE"));
            return true;
        }, iter: 40, threads: 1);
    }

    private sealed class Run : GatewayTest
    {
        private CrashPoint _crash = new();

        public async Task SucceedAsync(Misfortune[] faults, int lines)
        {
            var gateway = await StartNextAsync();
            var order = await gateway.ShippedAsync(Max, lines);
            var before = Max.Faults.Calls;
            Max.Faults.OnCall = (moment, _, call) => (call - before <= faults.Length ? faults[call - before - 1] : Misfortune.None, moment) switch
            {
                (Misfortune.Down, MaxCallMoment.Before) => throw new MaxUnavailableException("down"),
                (Misfortune.CallLost, MaxCallMoment.Before) or (Misfortune.ReplyLost, MaxCallMoment.Applied) => throw new MaxOutcomeUnknownException("lost"),
                (Misfortune.CrashBefore, MaxCallMoment.Before) or (Misfortune.CrashAfter, MaxCallMoment.Applied) => _crash.HoldAsync(),
                _ => Task.CompletedTask,
            };
            string? rma = null;
            gateway = await ThroughAsync(gateway, async running =>
            {
                var operation = await running.ReturnAsync(Returning.Return(order, lines), wait: 0);
                rma = operation.ReturnNumber;
                return operation;
            });
            gateway = await ThroughAsync(gateway, running => running.CreditMemoAsync(Returning.Memo(order) with { ReturnNumber = rma }, wait: 0));
            await gateway.StopAsync();
            await gateway.DisposeAsync();
        }

        private async Task<RunningGateway> ThroughAsync(RunningGateway gateway, Func<RunningGateway, Task<Operation>> send)
        {
            while (true)
            {
                var operation = await send(gateway);
                while (operation.State is OperationState.Queued or OperationState.Running && !_crash.Reached.IsCompleted)
                    operation = await gateway.OperationAsync(operation.OperationId);
                Assert.NotEqual(OperationState.Failed, operation.State);
                if (_crash.Reached.IsCompleted)
                {
                    await _crash.CrashAsync(gateway);
                    _crash = new CrashPoint();
                    gateway = await StartNextAsync();
                }
                else if (operation.State == OperationState.Succeeded)
                {
                    await send(gateway);
                    return gateway;
                }
            }
        }

        private Task<RunningGateway> StartNextAsync() => RunningGateway.StartAsync(Max, Inbox, new SkippingClock(), "--Gateway:Companies:0:CreditMemos=true");
    }
}
