using Connector.ExactMax.Contract;
using Connector.MaxGateway.Max;
using Connector.Sandbox.ExactMax;
using CsCheck;

namespace Connector.MaxGateway.Tests;

public sealed class AnyChangesTests
{
    private enum Misfortune
    {
        None, Down, CallLost, ReplyLost, CrashBefore, CrashAfter,
    }

    private enum Deed
    {
        Raise, Lower, Reprice, Drop, Append, Ship, HandEdit, HandClose, Cancel,
    }

    [Fact]
    public async Task Whatever_shop_people_and_faults_do_MAX_ends_as_wished_or_was_refused_with_nothing_written()
    {
        var deeds = Gen.Select(Gen.Enum<Deed>(), Gen.Int[0, 3], Gen.Enum<Misfortune>().Array[0, 5]).Array[1, 7];
        await deeds.SampleAsync(async sequence =>
        {
            using var run = new Run();
            await run.BeginAsync();
            foreach (var (deed, line, faults) in sequence)
                await run.DoAsync(deed, line, faults);
            return true;
        }, iter: 25, threads: 1);
    }

    private sealed class Run : GatewayTest
    {
        private CrashPoint _crash = new();
        private SalesOrderRequest _wish = Order(3);
        private string _number = "";
        private int _keys;

        private MaxOrder Stored => Max.View.Order(_number)!;

        public async Task BeginAsync() => _number = (await FinishAsync(gateway => gateway.CreateAsync(_wish, wait: 0), [])).OrderNumber!;

        public async Task DoAsync(Deed deed, int index, Misfortune[] faults)
        {
            var line = _wish.Lines[index % _wish.Lines.Count];
            switch (deed)
            {
                case Deed.Ship when Stored.Lines.FirstOrDefault(stored => stored.Status == "3" && stored.Due >= 1) is { } due:
                    Max.User.Ship(_number, due.Line, 1);
                    break;
                case Deed.HandEdit when Stored.Lines.FirstOrDefault(stored => stored.Status == "3") is { } open:
                    Max.User.Change(_number, open.Line, quantity: open.Quantity + 3);
                    break;
                case Deed.HandClose when Stored.Lines.LastOrDefault(stored => stored.Status == "3") is { } open:
                    Max.User.Close(_number, open.Line);
                    break;
                case Deed.Cancel:
                    await CancelAsync(faults);
                    break;
                case Deed.Raise or Deed.Lower or Deed.Reprice or Deed.Drop or Deed.Append:
                    await ChangeAsync(Changed(deed, line), faults);
                    break;
            }
            Planning.Agrees(Max.View);
            Assert.Equal(0, Max.View.ConcurrentCalls("DE"));
        }

        private SalesOrderRequest Changed(Deed deed, SalesOrderLine line) => deed switch
        {
            Deed.Raise => _wish.With([.. _wish.Lines.Select(other => other == line ? line.Of(line.Quantity + 2) : other)]),
            Deed.Lower when line.Quantity > 1 => _wish.With([.. _wish.Lines.Select(other => other == line ? line.Of(line.Quantity - 1) : other)]),
            // Two lines at once: a change may be half done when misfortune comes.
            Deed.Reprice => _wish.With([.. _wish.Lines.Select((other, i) => other == line || i == 0 ? other.Of(other.Quantity, other.UnitPrice + 1) : other)]),
            Deed.Drop when _wish.Lines.Count > 1 => _wish.With([.. _wish.Lines.Where(other => other != line)]),
            _ => _wish.With([.. _wish.Lines, line.As(50 + _keys, $"new{_keys}").Of(4)]),
        };

        private async Task ChangeAsync(SalesOrderRequest wanted, Misfortune[] faults)
        {
            var (before, key) = (Stored, $"c{++_keys}");
            var operation = await FinishAsync(gateway => gateway.ChangeAsync(_number, wanted, key, wait: 0), faults);
            if (operation.State == OperationState.Failed)
            {
                Assert.Contains(operation.Error!.Code, (string[])[GatewayProblemCode.Shipped, GatewayProblemCode.ChangedInMax, GatewayProblemCode.ClosedOrder]);
                AssertSame(before);
                return;
            }
            Assert.Equal(wanted.Lines.Count, operation.Lines.Count);
            foreach (var line in wanted.Lines)
            {
                var place = operation.Lines.Single(assigned => assigned.ExternalLineId == line.ExternalLineId);
                var stored = Stored.Lines.Single(other => other.Line == place.LineNumber);
                if (_wish.Lines.FirstOrDefault(old => old.ExternalLineId == line.ExternalLineId) is { } old && (old.Quantity, old.UnitPrice) == (line.Quantity, line.UnitPrice))
                    Assert.Equal(Text(before.Lines.Single(other => other.Line == place.LineNumber)), Text(stored));
                else
                    Assert.Equal((line.Quantity, line.UnitPrice), (stored.Quantity, stored.Price));
            }
            Assert.All(Stored.Lines.Where(stored => operation.Lines.All(assigned => assigned.LineNumber != stored.Line)), gone => Assert.Equal(("4", 0m), (gone.Status, gone.Shipped)));
            _wish = wanted;
        }

        private async Task CancelAsync(Misfortune[] faults)
        {
            var (before, key) = (Stored, $"c{++_keys}");
            var operation = await FinishAsync(gateway => gateway.CancelAsync(_number, key, wait: 0), faults);
            if (operation.State == OperationState.Failed)
            {
                Assert.Equal(GatewayProblemCode.Shipped, operation.Error!.Code);
                Assert.Contains(before.Lines, line => line.Shipped > 0);
                AssertSame(before);
                return;
            }
            Assert.Equal("4", Stored.Status);
            Assert.All(Stored.Lines, line => Assert.Equal(("4", 0m), (line.Status, line.Shipped)));
        }

        private void AssertSame(MaxOrder before)
        {
            Assert.Equal((before.Status, before.HeaderTax), (Stored.Status, Stored.HeaderTax));
            Assert.Equal(before.Lines.Select(Text), Stored.Lines.Select(Text));
        }

        private static string Text(MaxOrderLine line) => $"{line.Line} {line.Status} {line.Part} {line.Quantity} {line.Due} {line.Shipped} {line.Price} {string.Join(' ', line.Taxes)}";

        private async Task<Operation> FinishAsync(Func<RunningGateway, Task<Operation>> send, Misfortune[] faults)
        {
            var first = Max.Faults.Calls;
            Max.Faults.OnCall = (moment, _, call) => (call - first <= faults.Length && call > first ? faults[call - first - 1] : Misfortune.None, moment) switch
            {
                (Misfortune.Down, MaxCallMoment.Before) => throw new MaxUnavailableException("down"),
                (Misfortune.CallLost, MaxCallMoment.Before) or (Misfortune.ReplyLost, MaxCallMoment.Applied) => throw new MaxOutcomeUnknownException("lost"),
                (Misfortune.CrashBefore, MaxCallMoment.Before) or (Misfortune.CrashAfter, MaxCallMoment.Applied) => _crash.HoldAsync(),
                _ => Task.CompletedTask,
            };
            while (true)
            {
                var gateway = await RunningGateway.StartAsync(Max, Inbox, new SkippingClock());
                var operation = await send(gateway);
                while (operation.State is not (OperationState.Succeeded or OperationState.Failed) && !_crash.Reached.IsCompleted)
                    operation = operation.State == OperationState.Unknown ? await send(gateway) : await gateway.OperationAsync(operation.OperationId);
                if (!_crash.Reached.IsCompleted)
                {
                    await gateway.StopAsync();
                    await gateway.DisposeAsync();
                    return operation;
                }
                await _crash.CrashAsync(gateway);
                _crash = new CrashPoint();
            }
        }
    }
}
