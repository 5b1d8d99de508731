using System.Net;
using System.Text.Json;
using Connector.ExactMax.Contract;
using Connector.Sandbox.ExactMax;

namespace Connector.MaxGateway.Tests;

public sealed class CreditMemoTests : GatewayTest
{
    private const string Allowed = "--Gateway:Companies:0:CreditMemos=true";

    [Fact]
    public async Task A_credit_memo_is_an_order_of_type_CR_with_what_the_credited_order_has()
    {
        await using var gateway = await StartAsync(Allowed);
        var order = (await gateway.CreateAsync(Order() with { Terms = "PR", ShipVia = "DX", SalesRep = "KAM", Fob = "Port", Commission = 40 })).OrderNumber!;
        Max.User.Ship(order, 1, 1);
        Max.Database("DE").Execute("UPDATE SO_Master SET EXCRTE_27 = 1.25; UPDATE SO_Detail SET COST_28 = 6, GLXREF_28 = '41000-00'");
        var rma = (await gateway.ReturnAsync(Returning.Return(order))).ReturnNumber;

        using var response = await gateway.PostCreditMemoAsync(Returning.Memo(order) with { ReturnNumber = rma, InvoiceNumber = "30000001", Reason = "01" });

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var sale = Max.View.Order(order)!;
        var memo = Assert.Single(Max.View.Orders("DE"), stored => stored.Type == "CR");
        Assert.Equal($"/v1/DE/orders/{memo.Number}", response.Headers.Location?.ToString());
        Assert.Equal(("10001", "30000001", rma, "01", "3"), (memo.CustomerId, memo.PurchaseOrder, memo.OrderedBy, memo.Reason, memo.Status));
        Assert.Equal((sale.Currency, 1.25m, "PR", "DX", "KAM", "40000-00"), (memo.Currency, memo.ExchangeRate, memo.Terms, memo.ShipVia, memo.SalesRep, memo.GlReference));
        Assert.Equal(sale.ShipTo, memo.ShipTo);
        Assert.Equal(["V19"], memo.TaxCodes);
        Assert.Equal(("N-web-1", new DateOnly(2026, 10, 20)), (memo.ExternalNumber, memo.OrderDate));
        Assert.Equal((12.50m, 2.38m, 2.38m), (memo.Net, memo.Tax, memo.HeaderTax));
        var line = Assert.Single(memo.Lines);
        Assert.Equal(("BRK-1001", 1m, 1m, 12.50m, "FG-HH"), (line.Part, line.Quantity, line.Due, line.Price, line.Stockroom));
        Assert.Equal(("CR", 6.0, "41000-00"), Max.View.Query<(string, double, string)>("DE", "SELECT STYPE_28, COST_28, rtrim(GLXREF_28) FROM SO_Detail WHERE STYPE_28 = 'CR'").Single());
        Assert.Equal("Port|40", Max.View.Scalar<string>("DE", "SELECT rtrim(FOB_27) || '|' || CAST(SPLIT1_27 AS INTEGER) FROM SO_Master WHERE STYPE_27 = 'CR'"));
        Assert.Equal(0, Max.View.Scalar<int>("DE", "SELECT count(*) FROM Order_Master WHERE ORDNUM_10 = @number", new { number = memo.Number }));
    }

    [Fact]
    public async Task Without_invoice_and_RMA_it_names_the_order()
    {
        await using var gateway = await StartAsync(Allowed);
        var order = await gateway.ShippedAsync(Max);

        var operation = await gateway.CreditMemoAsync(Returning.Memo(order));

        var memo = Max.View.Order(operation.OrderNumber!)!;
        Assert.Equal((order, ""), (memo.PurchaseOrder, memo.OrderedBy));
        Assert.Equal([new LineAssignment("l1", 1, 1)], operation.Lines);
        Assert.Null(operation.ReturnNumber);
    }

    [Fact]
    public async Task Companies_that_do_not_allow_it_say_so_and_list_it_nowhere()
    {
        await using var gateway = await StartAsync("--Gateway:Companies:1:CreditMemos=true");
        var order = await gateway.ShippedAsync(Max);

        using var response = await gateway.PostCreditMemoAsync(Returning.Memo(order));

        var problem = await RunningGateway.ProblemAsync(response);
        Assert.Equal((403, GatewayProblemCode.NotAllowed, false), (problem.Status, problem.Code, problem.Retryable));
        Assert.Equal(1, Max.View.CountOrders("DE"));
        var capabilities = JsonSerializer.Deserialize(await gateway.Http.GetStringAsync("/v1/capabilities"), GatewayJson.Default.GatewayCapabilities)!;
        Assert.Equal([false, true], capabilities.Companies.Select(company => company.Writes.Contains("creditMemo")));
        Assert.All(capabilities.Companies, company => Assert.Contains("return", company.Writes));
        Assert.Equal((8, 2, 25), (capabilities.MaxLengths["returnNumber"], capabilities.MaxLengths["returns.lines.reason"], capabilities.MaxLengths["creditMemos.invoiceNumber"]));
    }

    [Fact]
    public async Task A_credit_memo_that_waited_until_it_was_forbidden_is_not_entered()
    {
        var first = await StartAsync(Allowed);
        var order = await first.ShippedAsync(Max);
        Max.Faults.Next(MaxFault.Refuse, kind: MaxCall.AddSalesOrder, containing: "<STYPE_27>CR<");
        Assert.Equal(OperationState.Failed, (await first.CreditMemoAsync(Returning.Memo(order))).State);
        await first.StopAsync();
        await first.DisposeAsync();

        await using var second = await StartAsync();
        var operation = await second.CreditMemoAsync(Returning.Memo(order));

        Assert.Equal((OperationState.Failed, GatewayProblemCode.NotAllowed), (operation.State, operation.Error!.Code));
        Assert.Equal(1, Max.View.CountOrders("DE"));
    }

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "net", GatewayProblemCode.Totals, "totals.net" },
        { "tax", GatewayProblemCode.Totals, "totals.tax" },
        { "line", GatewayProblemCode.Totals, "lines[0].netTotal" },
        { "price", GatewayProblemCode.Validation, "lines[0].unitPrice" },
        { "quantity", GatewayProblemCode.Validation, "lines[0].quantity" },
        { "tax amount", GatewayProblemCode.Validation, "lines[0].taxes[0].amount" },
        { "tax code", GatewayProblemCode.UnknownCode, "lines[0].taxes[0].code" },
        { "part", GatewayProblemCode.UnknownSku, "lines[0].part" },
        { "stockroom", GatewayProblemCode.UnknownCode, "lines[0].stockroom" },
        { "order", GatewayProblemCode.NotFound, "orderNumber" },
        { "RMA", GatewayProblemCode.NotFound, "returnNumber" },
        { "RMA of another order", GatewayProblemCode.Validation, "returnNumber" },
        { "reason", GatewayProblemCode.UnknownCode, "reason" },
        { "long reason", GatewayProblemCode.Length, "reason" },
        { "long invoice", GatewayProblemCode.Length, "invoiceNumber" },
        { "lines", GatewayProblemCode.Validation, "lines" },
        { "id", GatewayProblemCode.Validation, "externalId" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_named_and_MAX_is_left_alone(string what, string code, string field)
    {
        await using var gateway = await StartAsync(Allowed);
        var order = await gateway.ShippedAsync(Max);
        var other = what == "RMA of another order" ? (await gateway.ReturnAsync(Returning.Return(await gateway.ShippedAsync(Max, id: "web-2")))).ReturnNumber : null;
        var memo = Returning.Memo(order);
        var line = memo.Lines[0];
        var calls = Max.Faults.Calls;

        using var response = await gateway.PostCreditMemoAsync(what switch
        {
            "net" => memo with { Totals = memo.Totals with { Net = 12.49m } },
            "tax" => memo with { Totals = memo.Totals with { Tax = 2.39m } },
            "line" => memo with { Lines = [line with { NetTotal = 12.51m }], Totals = memo.Totals with { Net = 12.51m } },
            "price" => memo with { Lines = [line with { UnitPrice = -12.50m, NetTotal = 12.50m, Quantity = -1 }, line with { LineNumber = 2 }] },
            "quantity" => memo with { Lines = [line with { Quantity = 0, NetTotal = 0 }], Totals = memo.Totals with { Net = 0 } },
            "tax amount" => memo with { Lines = [line with { Taxes = [new LineTax("V19", -2.38m)] }], Totals = memo.Totals with { Tax = -2.38m } },
            "tax code" => memo with { Lines = [line with { Taxes = [new LineTax("V99", 2.38m)] }] },
            "part" => memo with { Lines = [line with { Part = "NOTHING" }] },
            "stockroom" => memo with { Lines = [line with { Stockroom = "NOWHERE" }] },
            "order" => memo with { OrderNumber = "99999999" },
            "RMA" => memo with { ReturnNumber = "89999999" },
            "RMA of another order" => memo with { ReturnNumber = other },
            "reason" => memo with { Reason = "??" },
            "long reason" => memo with { Reason = "012" },
            "long invoice" => memo with { InvoiceNumber = new string('9', 26) },
            "lines" => memo with { Lines = [], Totals = new OrderTotals(0, 0, 2) },
            _ => memo with { ExternalId = "" },
        }, key: "wrong");

        var problem = await RunningGateway.ProblemAsync(response);
        Assert.Equal(422, problem.Status);
        Assert.Contains((code, field), (problem.Errors ?? [problem]).Select(error => (error.Code, error.Field)));
        Assert.Equal(calls, Max.Faults.Calls);
    }

    [Theory]
    [InlineData(MaxCallMoment.Before, 1, "")]
    [InlineData(MaxCallMoment.Applied, 1, "")]
    [InlineData(MaxCallMoment.Before, 2, "")]
    [InlineData(MaxCallMoment.Applied, 2, "")]
    [InlineData(MaxCallMoment.Applied, 1, "--Gateway:Companies:0:Quirks:FingerprintInUserKey=false")]
    [InlineData(MaxCallMoment.Applied, 2, "--Gateway:Companies:0:Quirks:FingerprintInUserKey=false")]
    public async Task After_a_crash_in_any_call_the_next_start_finishes_the_same_credit_memo(MaxCallMoment moment, int call, string quirk)
    {
        string[] settings = quirk.Length == 0 ? [Allowed] : [Allowed, quirk];
        var first = await StartAsync(settings);
        var order = await first.ShippedAsync(Max);
        // The same goods of the same order, on the same day, under another key: a credit memo of its own.
        var twin = await first.CreditMemoAsync(Returning.Memo(order, id: "twin"));
        var crash = CrashPoint.At(Max.Faults, moment, Max.Faults.Calls + call);
        var accepted = await first.CreditMemoAsync(Returning.Memo(order), wait: 0);
        await crash.CrashAsync(first);

        await using var second = await StartAsync(settings);
        var done = await second.CreditMemoAsync(Returning.Memo(order));

        Assert.Equal((accepted.OperationId, OperationState.Succeeded), (done.OperationId, done.State));
        Assert.Equal([twin.OrderNumber, done.OrderNumber], Max.View.Orders("DE").Where(stored => stored.Type == "CR").Select(stored => (string?)stored.Number));
        Assert.Single(Max.View.Order(done.OrderNumber!)!.Lines);
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        await using var gateway = await StartAsync(Allowed);
        var order = await gateway.ShippedAsync(Max);
        await gateway.CreditMemoAsync(Returning.Memo(order));

        using var response = await gateway.PostCreditMemoAsync(Returning.Memo(order) with { Reason = "01" });

        Assert.Equal((409, GatewayProblemCode.Duplicate), ((await RunningGateway.ProblemAsync(response)) is var problem ? problem.Status : 0, problem.Code));
    }

    [Fact]
    public async Task An_account_on_hold_gets_its_credit_with_lines_on_hold()
    {
        await using var gateway = await StartAsync(Allowed);
        var order = await gateway.ShippedAsync(Max);
        Max.User.Hold("10001");

        var operation = await gateway.CreditMemoAsync(Returning.Memo(order));

        Assert.Equal(OperationState.Succeeded, operation.State);
        Assert.True(Assert.Single(Max.View.Order(operation.OrderNumber!)!.Lines).OnHold);
    }

    [Fact]
    public async Task A_credit_memo_is_never_taken_for_the_order_that_it_credits()
    {
        await using var gateway = await StartAsync(Allowed);
        var order = (await gateway.CreateAsync(Order(1))).OrderNumber!;
        Max.User.Ship(order, 1, 1);
        var before = await gateway.Http.GetStringAsync($"/v1/DE/orders/{order}");
        var stock = await gateway.Http.GetStringAsync("/v1/DE/stock?part=BRK-1001");
        // As like the order as can be: its purchase order, its day, its lines, no mark of its own.
        var memo = (await gateway.CreditMemoAsync(Returning.Memo(order) with { InvoiceNumber = "PO-web-1", Date = Order().OrderDate })).OrderNumber!;
        Max.Database("DE").Execute("UPDATE SO_Master SET UDFKEY_27 = '               ', UDFREF_27 = '                         ' WHERE STYPE_27 = 'CR'");

        Assert.Equal(before, await gateway.Http.GetStringAsync($"/v1/DE/orders/{order}"));
        Assert.Equal(stock, await gateway.Http.GetStringAsync("/v1/DE/stock?part=BRK-1001"));
        Assert.Equal($"[{before}]", await gateway.Http.GetStringAsync("/v1/DE/orders?externalId=web-1"));
        Assert.NotEqual(memo, (await gateway.CreateAsync(Order(1), key: "again")).OrderNumber);
        using var cancelled = await gateway.PostCancelAsync(memo, new OrderCancellation(), "cancel");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, cancelled.StatusCode);
    }
}
