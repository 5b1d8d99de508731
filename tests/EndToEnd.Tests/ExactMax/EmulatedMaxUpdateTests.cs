using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.MaxGateway.Max;
using Connector.Sandbox.ExactMax;

namespace Connector.EndToEnd.Tests.ExactMax;

public sealed class EmulatedMaxUpdateTests : IDisposable
{
    private readonly MaxDatabase _database = MaxDatabase.InMemory("DE");
    private readonly MaxFaults _faults = new();
    private readonly EmulatedMaxUpdate _max;
    private readonly MaxView _view;

    public EmulatedMaxUpdateTests()
    {
        MaxWorld.Seed(_database, "DE");
        _max = new EmulatedMaxUpdate(_database, _faults);
        _view = new MaxView(_database);
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public async Task An_order_is_a_header_and_lines_that_a_person_sees_with_its_totals()
    {
        var number = await AddOrder(Orders.Two());
        var order = _view.Order(number)!;
        Assert.Equal("20000001", number);
        Assert.Equal(("WEBDE", "Web shop guests", "10000123", "EUR", "3"), (order.CustomerId, order.CustomerName, order.PurchaseOrder, order.Currency, order.Status));
        Assert.Equal((181.44m, 34.47m), (order.Net, order.Tax));
        Assert.Equal(["Müller & Söhne <GmbH>", "Werkstraße 1", "Tor \"4\"", "Hamburg", "20095", "DE"], order.ShipTo);
        Assert.Equal([("100-08040", 12m, 15.12m), ("DISCOUNT", 1m, -0.00002m)], order.Lines.Select(line => (line.Part, line.Quantity, line.Price)));
    }

    [Fact]
    public async Task A_line_commits_stock_and_feeds_planning_in_stock_units()
    {
        var number = await AddOrder(Orders.Two());
        Assert.Equal(12, _view.Scalar<double>("DE", "SELECT QTYCOM_29 FROM Part_Sales WHERE PRTNUM_29 = '100-08040'"));
        Assert.Equal(2400, _view.Scalar<double>("DE", "SELECT DUEQTY_11 FROM Requirement_Detail WHERE ORDER_11 = @order AND STATUS_11 = '3'", new { order = number + "0101" }));
        Assert.Equal(12, _view.Scalar<double>("DE", "SELECT CURQTY_10 FROM Order_Master WHERE ORDNUM_10 = @number AND LINNUM_10 = '01' AND TYPE_10 = 'CU'", new { number }));
    }

    [Fact]
    public async Task Text_is_blank_padded_as_in_char_columns_and_compares_without_the_blanks()
    {
        await AddOrder(Orders.Two());
        Assert.Equal("WEBDE".PadRight(20), _view.Query<string>("DE", "SELECT CUSTID_27 FROM SO_Master WHERE CUSTID_27 = 'WEBDE'").Single());
    }

    [Fact]
    public async Task A_repeated_header_silently_makes_another_order()
    {
        var document = SalesOrderDocuments.Header(Orders.Two(), new SalesOrderHeaderDefaults { UdfKey = "SAMEKEY" });
        var numbers = new[] { await _max.AddSalesOrderAsync(document, default), await _max.AddSalesOrderAsync(document, default) };
        Assert.Equal(["20000001", "20000002"], numbers);
        Assert.Equal(numbers, _view.Duplicates("DE").Single());
        Assert.Single(_view.SamePurchaseOrder("DE"));
    }

    [Fact]
    public async Task A_number_that_exists_is_silently_the_next_free_one()
    {
        var document = SalesOrderDocuments.Header(Orders.Two(), new SalesOrderHeaderDefaults { OrderNumber = "20000001" });
        Assert.Equal("20000001", await _max.AddSalesOrderAsync(document, default));
        Assert.Equal("20000002", await _max.AddSalesOrderAsync(document, default));
        Assert.Equal("20000003", await _max.AddSalesOrderAsync(SalesOrderDocuments.Header(Orders.Two()), default));
    }

    [Fact]
    public async Task No_default_is_filled_in()
    {
        var number = await _max.AddSalesOrderAsync(SalesOrderDocuments.Header(Orders.Two() with { Terms = null, ShipVia = null }), default);
        Assert.Equal(("", "", ""), (_view.Order(number)!.Terms, _view.Order(number)!.ShipVia, _view.Order(number)!.SalesRep));
    }

    [Theory]
    [InlineData("<ORDDTE_27>2026-10-01</ORDDTE_27>", "", "ORDDTE_27 is missing")]
    [InlineData("<ORDDTE_27>2026-10-01</ORDDTE_27>", "<ORDDTE_27>0001-01-01</ORDDTE_27>", "ORDDTE_27 is missing")]
    [InlineData("<ORDDTE_27>2026-10-01</ORDDTE_27>", "<ORDDTE_27>01.10.2026</ORDDTE_27>", "ORDDTE_27 is not a date")]
    [InlineData("<ORDNUM_27></ORDNUM_27>", "<ORDNUM_27/>", "<ORDNUM_27/> is NULL")]
    [InlineData("<ORDNUM_27></ORDNUM_27>", "<ORDNUM_27 />", "is NULL")]
    [InlineData("<ORDNUM_27></ORDNUM_27>", "<ORDNUM_27>123456789</ORDNUM_27>", "ORDNUM_27 holds 8")]
    [InlineData("<CUSTID_27>WEBDE</CUSTID_27>", "<CUSTID_27>NOBODY</CUSTID_27>", "customer NOBODY does not exist")]
    [InlineData("<TTAX_27>34.47</TTAX_27>", "<TTAX_27>34,47</TTAX_27>", "TTAX_27 is not a number")]
    [InlineData("<STYPE_27>CU</STYPE_27>", "<TYPE_27>CU</TYPE_27>", "no column TYPE_27")]
    [InlineData("<STYPE_27>CU</STYPE_27>", "<STYPE_27>FC</STYPE_27>", "type FC")]
    [InlineData("</SO_Master>", "</SO_Master><SO_Master></SO_Master>", "one SO_Master per call")]
    [InlineData("</eMAXExact>", "", "not well-formed")]
    public async Task A_bad_header_is_refused_with_an_empty_text_and_a_line_in_the_log(string part, string replacement, string reason)
    {
        var document = SalesOrderDocuments.Header(Orders.Two()).Replace(part, replacement, StringComparison.Ordinal);
        var refusal = await Assert.ThrowsAsync<MaxRefusedException>(() => _max.AddSalesOrderAsync(document, default));
        Assert.Equal("", refusal.Message);
        Assert.Contains(reason, _database.Log.Lines.Single(), StringComparison.Ordinal);
        Assert.Equal(0, _view.CountOrders("DE"));
    }

    [Theory]
    [InlineData("<PRTNUM_28>100-08040</PRTNUM_28>", "<PRTNUM_28>NOPE</PRTNUM_28>", "part NOPE does not exist")]
    [InlineData("<STK_28>FG-HH</STK_28>", "<STK_28>NOWHERE</STK_28>", "stockroom NOWHERE")]
    [InlineData("<STK_28>FG-HH</STK_28>", "", "STK_28 is missing")]
    [InlineData("<LINNUM_28>01</LINNUM_28>", "<LINNUM_28>1</LINNUM_28>", "LINNUM_28")]
    [InlineData("<ORDNUM_28>20000001</ORDNUM_28>", "<ORDNUM_28>29999999</ORDNUM_28>", "order 29999999 does not exist")]
    [InlineData("<CUSTID_28>WEBDE</CUSTID_28>", "<CUSTID_28>10001</CUSTID_28>", "another customer")]
    [InlineData("<CURQTY_28>12</CURQTY_28>", "<CURQTY_28>1.2E1</CURQTY_28>", "CURQTY_28 is not a number")]
    public async Task A_bad_line_is_refused_and_the_header_stays(string part, string replacement, string reason)
    {
        var order = Orders.Two();
        var number = await _max.AddSalesOrderAsync(SalesOrderDocuments.Header(order), default);
        var document = SalesOrderDocuments.Line(order, order.Lines[0], number).Replace(part, replacement, StringComparison.Ordinal);
        await Assert.ThrowsAsync<MaxRefusedException>(() => _max.AddSalesOrderLineAsync(document, default));
        Assert.Contains(reason, _database.Log.Lines.Single(), StringComparison.Ordinal);
        Assert.Equal((1, 0), (_view.CountOrders("DE"), _view.CountLines("DE")));
    }

    [Fact]
    public async Task A_line_number_is_taken_once_and_a_closed_order_takes_none()
    {
        var order = Orders.Two();
        var number = await AddOrder(order);
        await Assert.ThrowsAsync<MaxRefusedException>(() => _max.AddSalesOrderLineAsync(SalesOrderDocuments.Line(order, order.Lines[0], number), default));
        _database.Execute("UPDATE SO_Master SET STATUS_27 = '4'");
        await Assert.ThrowsAsync<MaxRefusedException>(() => _max.AddSalesOrderLineAsync(SalesOrderDocuments.Line(order, order.Lines[0] with { LineNumber = 3 }, number), default));
        Assert.Equal(2, _view.CountLines("DE"));
    }

    [Fact]
    public async Task A_part_without_sales_record_is_refused()
    {
        var order = Orders.Two();
        _database.Execute("DELETE FROM Part_Sales WHERE PRTNUM_29 = '100-08040'");
        var number = await _max.AddSalesOrderAsync(SalesOrderDocuments.Header(order), default);
        await Assert.ThrowsAsync<MaxRefusedException>(() => _max.AddSalesOrderLineAsync(SalesOrderDocuments.Line(order, order.Lines[0], number), default));
    }

    [Fact]
    public async Task A_lost_reply_leaves_the_order_and_a_lost_call_leaves_nothing()
    {
        var document = SalesOrderDocuments.Header(Orders.Two());
        _faults.Next(MaxFault.LoseReply);
        await Assert.ThrowsAsync<MaxOutcomeUnknownException>(() => _max.AddSalesOrderAsync(document, default));
        Assert.Equal(1, _view.CountOrders("DE"));
        _faults.Next(MaxFault.LoseCall);
        await Assert.ThrowsAsync<MaxOutcomeUnknownException>(() => _max.AddSalesOrderAsync(document, default));
        Assert.Equal(1, _view.CountOrders("DE"));
    }

    [Fact]
    public async Task Faults_hit_the_planned_calls_only()
    {
        var document = SalesOrderDocuments.Header(Orders.Two());
        _faults.Next(MaxFault.Unavailable, times: 2);
        _faults.Next(MaxFault.Refuse, kind: MaxCall.AddSalesOrder, containing: "10000999");
        await Assert.ThrowsAsync<MaxUnavailableException>(() => _max.AddSalesOrderAsync(document, default));
        await Assert.ThrowsAsync<MaxUnavailableException>(() => _max.AddSalesOrderAsync(document, default));
        await _max.AddSalesOrderAsync(document, default);
        await Assert.ThrowsAsync<MaxRefusedException>(() => _max.AddSalesOrderAsync(SalesOrderDocuments.Header(Orders.Two("10000999")), default));
        Assert.Equal((4, 1), (_faults.Calls, _view.CountOrders("DE")));
    }

    [Fact]
    public async Task A_call_during_a_call_fails_loudly_and_giving_up_the_wait_does_not_end_the_call()
    {
        var document = SalesOrderDocuments.Header(Orders.Two());
        var release = new TaskCompletionSource();
        _faults.OnCall = (moment, _, call) => call == 1 && moment == MaxCallMoment.Before ? release.Task : Task.CompletedTask;
        using var wait = new CancellationTokenSource();
        var first = _max.AddSalesOrderAsync(document, wait.Token);
        await Assert.ThrowsAsync<InvalidOperationException>(() => _max.AddSalesOrderAsync(document, default));
        Assert.Equal(1, _view.ConcurrentCalls("DE"));
        var applied = new TaskCompletionSource();
        _faults.OnCall = (_, _, _) =>
        {
            applied.TrySetResult();
            return Task.CompletedTask;
        };
        await wait.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        release.SetResult();
        await applied.Task;
        Assert.Equal(1, _view.CountOrders("DE"));
    }

    [Fact]
    public async Task A_process_that_dies_after_the_header_leaves_half_an_order()
    {
        var order = Orders.Two();
        _faults.OnCall = (moment, kind, _) => moment == MaxCallMoment.Applied && kind == MaxCall.AddSalesOrder
            ? throw new InvalidOperationException("killed")
            : Task.CompletedTask;
        await Assert.ThrowsAsync<InvalidOperationException>(() => AddOrder(order));
        Assert.Equal((1, 0), (_view.CountOrders("DE"), _view.CountLines("DE")));
    }

    [Fact]
    public async Task A_company_in_a_file_is_still_there_after_a_restart_and_logs_beside_it()
    {
        var folder = Directory.CreateTempSubdirectory("max-").FullName;
        try
        {
            using (var first = MaxDatabase.OpenFile(folder, "GB"))
            {
                MaxWorld.Seed(first, "GB");
                await new EmulatedMaxUpdate(first).AddSalesOrderAsync(SalesOrderDocuments.Header(Orders.Two() with { CustomerId = "WEBGB" }), default);
                await Assert.ThrowsAsync<MaxRefusedException>(() => new EmulatedMaxUpdate(first).AddSalesOrderAsync("<eMAXExact/>", default));
            }

            using var second = MaxDatabase.OpenFile(folder, "GB");
            MaxWorld.Seed(second, "GB");
            Assert.Equal("21000001", new MaxView(second).Orders("GB").Single().Number);
            Assert.Single(File.ReadAllLines(Path.Combine(folder, "ExactMAXGB", "xmlwrapper.log")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<string> AddOrder(SalesOrderRequest order)
    {
        var number = await _max.AddSalesOrderAsync(SalesOrderDocuments.Header(order), default);
        foreach (var line in order.Lines)
            await _max.AddSalesOrderLineAsync(SalesOrderDocuments.Line(order, line, number), default);
        return number;
    }
}
