using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using Connector.MaxGateway.Max;
using Connector.Sandbox.ExactMax;

namespace Connector.MaxGateway.Tests;

public sealed class ReturnDocumentTests
{
    private static readonly ReturnLine Line = new() { ExternalItemId = "item", OrderNumber = "20000001", OrderLine = 7, Quantity = 1.50m, Reason = "01" };
    private static readonly ReturnOrigin Origin = new() { CustomerId = "10001", Part = "A&B <1>", Stockroom = "FG-HH", UdfKey = "abcdefghijklmno" };

    [Fact]
    public void A_line_is_one_escaped_record_whose_blanks_MAX_does_not_read_as_NULL() => Assert.Equal(
        """
        <eMAXExact>
          <RMA_Detail_Table>
            <RMA_Detail>
              <RMANUM_52></RMANUM_52>
              <RMALIN_52>01</RMALIN_52>
              <RMADEL_52>00</RMADEL_52>
              <ORDNUM_52>20000001</ORDNUM_52>
              <LINNUM_52>07</LINNUM_52>
              <DELNUM_52>01</DELNUM_52>
              <CUSTID_52>10001</CUSTID_52>
              <RETNUM_52>A&amp;B &lt;1&gt;</RETNUM_52>
              <RETQTY_52>1.5</RETQTY_52>
              <RECQTY_52>0</RECQTY_52>
              <DUEQTY_52>1.5</DUEQTY_52>
              <REPAIR_52>N</REPAIR_52>
              <RPLACE_52>N</RPLACE_52>
              <CREDIT_52>Y</CREDIT_52>
              <STATUS_52>3</STATUS_52>
              <STK_52>FG-HH</STK_52>
              <UDFKEY_52>abcdefghijklmno</UDFKEY_52>
              <UDFREF_52>01</UDFREF_52>
            </RMA_Detail>
          </RMA_Detail_Table>
        </eMAXExact>
        """.ReplaceLineEndings("\n"),
        ReturnDocuments.Line(Line, 1, null, Origin));

    [Fact]
    public void The_requests_stockroom_wins_and_what_is_not_known_stays_out()
    {
        var document = ReturnDocuments.Line(Line with { Stockroom = "RET", Reason = null, Action = ReturnAction.Repair }, 12, "80000001", Origin with { UdfKey = null });

        Assert.Contains("<RMANUM_52>80000001</RMANUM_52>", document, StringComparison.Ordinal);
        Assert.Contains("<RMALIN_52>12</RMALIN_52>", document, StringComparison.Ordinal);
        Assert.Contains("<STK_52>RET</STK_52>", document, StringComparison.Ordinal);
        Assert.Contains("<REPAIR_52>Y</REPAIR_52>", document, StringComparison.Ordinal);
        Assert.Contains("<CREDIT_52>N</CREDIT_52>", document, StringComparison.Ordinal);
        Assert.DoesNotContain("UDF", document, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void Line_numbers_have_two_digits(int number) =>
        Assert.Throws<InvalidMaxValueException>(() => ReturnDocuments.Line(Line, number, null, Origin));

    [Fact]
    public async Task The_emulated_MAX_makes_another_RMA_of_a_repeated_first_line_and_refuses_a_repeated_later_one()
    {
        using var max = new MaxRig();
        var order = max.Stock.Sell("BRK-1001", "FG-HH", 3);
        var update = ((IMaxUpdateFactory)max).Create(new() { Name = "DE" });
        var line = Line with { OrderNumber = order, OrderLine = 1 };
        var origin = Origin with { Part = "BRK-1001" };
        Task<string> AddAsync(int number, string? rma) => update.AddReturnAsync(ReturnDocuments.Line(line, number, rma, origin), CancellationToken.None);

        var first = await AddAsync(1, null);
        var repeated = await AddAsync(1, null);

        Assert.NotEqual(first, repeated);
        Assert.Equal(first, await AddAsync(2, first));
        Assert.Equal("", (await Assert.ThrowsAsync<MaxRefusedException>(() => AddAsync(2, first))).Message);
        Assert.Equal("", (await Assert.ThrowsAsync<MaxRefusedException>(() => update.AddReturnAsync(ReturnDocuments.Line(line with { OrderLine = 2 }, 1, null, origin), CancellationToken.None))).Message);
        Assert.Equal(3, max.View.Rmas().Count);
    }
}
