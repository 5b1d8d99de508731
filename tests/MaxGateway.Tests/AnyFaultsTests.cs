using Connector.ExactMax.Contract;
using Connector.MaxGateway.Max;
using Connector.Sandbox.ExactMax;
using CsCheck;

namespace Connector.MaxGateway.Tests;

public sealed class AnyFaultsTests
{
    private enum Misfortune
    {
        None, Down, CallLost, ReplyLost, CrashBefore, CrashAfter,
    }

    [Fact]
    public async Task Whatever_goes_wrong_in_whatever_order_MAX_ends_with_one_header_and_the_exact_lines()
    {
        var misfortunes = Gen.Enum<Misfortune>().Array[0, 9];
        await Gen.Select(misfortunes, Gen.Int[1, 4]).SampleAsync(async (faults, lines) =>
        {
            using var test = new Run(faults);
            await test.SucceedAsync(GatewayTest.Order(lines));
            var order = Assert.Single(test.Max.View.Orders("DE"));
            Assert.Equal(Enumerable.Range(1, lines), order.Lines.Select(line => line.Line));
            Assert.Equal(12.50m * lines * (lines + 1) / 2, order.Net);
            Assert.Equal(0, test.Max.View.ConcurrentCalls("DE"));
            return true;
        }, iter: 40, threads: 1);
    }

    private sealed class Run : GatewayTest
    {
        private CrashPoint _crash = new();

        public Run(Misfortune[] faults) => Max.Faults.OnCall = (moment, _, call) => (call <= faults.Length ? faults[call - 1] : Misfortune.None, moment) switch
        {
            (Misfortune.Down, MaxCallMoment.Before) => throw new MaxUnavailableException("down"),
            (Misfortune.CallLost, MaxCallMoment.Before) or (Misfortune.ReplyLost, MaxCallMoment.Applied) => throw new MaxOutcomeUnknownException("lost"),
            (Misfortune.CrashBefore, MaxCallMoment.Before) or (Misfortune.CrashAfter, MaxCallMoment.Applied) => _crash.HoldAsync(),
            _ => Task.CompletedTask,
        };

        public async Task SucceedAsync(SalesOrderRequest order)
        {
            for (var gateway = await StartNextAsync(); ; gateway = await StartNextAsync())
            {
                var operation = await gateway.CreateAsync(order, wait: 0);
                while (operation.State != OperationState.Succeeded && !_crash.Reached.IsCompleted)
                {
                    operation = operation.State == OperationState.Unknown
                        ? await gateway.CreateAsync(order, wait: 0)
                        : await gateway.OperationAsync(operation.OperationId);
                    Assert.NotEqual(OperationState.Failed, operation.State);
                }
                if (!_crash.Reached.IsCompleted)
                {
                    await gateway.StopAsync();
                    await gateway.DisposeAsync();
                    return;
                }
                await _crash.CrashAsync(gateway);
                _crash = new CrashPoint();
            }
        }

        private Task<RunningGateway> StartNextAsync() => RunningGateway.StartAsync(Max, Inbox, new SkippingClock());
    }
}
