using System.Xml.Linq;
using Connector.ExactMax.Contract;
using Connector.ExactMax.Documents;
using CsCheck;

namespace Connector.EndToEnd.Tests.ExactMax;

public sealed class SalesOrderDocumentTests
{
    [Fact]
    public void The_header_is_written_as_MAX_reads_it()
    {
        var xml = SalesOrderDocuments.Header(Orders.Two());
        Assert.Equal(
            """
            <eMAXExact>
              <SO_Master_Table>
                <SO_Master>
                  <ORDNUM_27></ORDNUM_27>
                  <CUSTID_27>WEBDE</CUSTID_27>
                  <STYPE_27>CU</STYPE_27>
                  <STATUS_27>3</STATUS_27>
                  <CUSTPO_27>10000123</CUSTPO_27>
                  <ORDDTE_27>2026-10-01</ORDDTE_27>
                  <TERMS_27>CC</TERMS_27>
                  <SHPVIA_27>DH</SHPVIA_27>
                  <TAXCD1_27>V19</TAXCD1_27>
                  <COMNT1_27>Paid by card</COMNT1_27>
                  <INVCE_27>N</INVCE_27>
                  <NAME_27>Müller &amp; Söhne &lt;GmbH&gt;</NAME_27>
                  <ADDR1_27>Werkstraße 1</ADDR1_27>
                  <ADDR2_27>Tor "4"</ADDR2_27>
                  <CITY_27>Hamburg</CITY_27>
                  <ZIPCD_27>20095</ZIPCD_27>
                  <CNTRY_27>DE</CNTRY_27>
                  <CURR_27>EUR</CURR_27>
                  <TTAX_27>34.47</TTAX_27>
                  <UDFREF_27>10000123</UDFREF_27>
                </SO_Master>
              </SO_Master_Table>
            </eMAXExact>
            """,
            xml);
    }

    [Fact]
    public void A_line_always_has_price_quantity_and_all_three_taxes()
    {
        var order = Orders.Two();
        Assert.Equal(
            """
            <eMAXExact>
              <SO_Detail_Table>
                <SO_Detail>
                  <ORDNUM_28>20000001</ORDNUM_28>
                  <LINNUM_28>01</LINNUM_28>
                  <DELNUM_28>01</DELNUM_28>
                  <STATUS_28>3</STATUS_28>
                  <STYPE_28>CU</STYPE_28>
                  <CUSTID_28>WEBDE</CUSTID_28>
                  <PRTNUM_28>100-08040</PRTNUM_28>
                  <CURQTY_28>12</CURQTY_28>
                  <ORGQTY_28>12</ORGQTY_28>
                  <DUEQTY_28>12</DUEQTY_28>
                  <SHPQTY_28>0</SHPQTY_28>
                  <BCKQTY_28>0</BCKQTY_28>
                  <INVQTY_28>0</INVQTY_28>
                  <CURDUE_28>2026-10-05</CURDUE_28>
                  <ORGDUE_28>2026-10-05</ORGDUE_28>
                  <CUSDUE_28>2026-10-05</CUSDUE_28>
                  <SLSUOM_28>BX</SLSUOM_28>
                  <PRICE_28>15.12</PRICE_28>
                  <ORGPRC_28>16</ORGPRC_28>
                  <DISC_28>5.5</DISC_28>
                  <FORCUR_28>15.12</FORCUR_28>
                  <STK_28>FG-HH</STK_28>
                  <HSTAT_28>R</HSTAT_28>
                  <TAXCDE1_28>V19</TAXCDE1_28>
                  <TAXCDE2_28></TAXCDE2_28>
                  <TAXCDE3_28></TAXCDE3_28>
                  <TAX1_28>34.47</TAX1_28>
                  <TAX2_28>0</TAX2_28>
                  <TAX3_28>0</TAX3_28>
                  <MANPRC_28>Y</MANPRC_28>
                </SO_Detail>
              </SO_Detail_Table>
            </eMAXExact>
            """,
            SalesOrderDocuments.Line(order, order.Lines[0], "20000001"));
    }

    [Fact]
    public void All_documents_start_with_the_header_and_follow_the_lines()
    {
        var documents = SalesOrderDocuments.All(Orders.Two());
        Assert.Equal(["SO_Master", "SO_Detail", "SO_Detail"], documents.Select(document => document.Name));
        Assert.Contains("<PRICE_28>-0.00002</PRICE_28>", documents[2].Xml, StringComparison.Ordinal);
        Assert.Contains("<ORDNUM_28></ORDNUM_28>", documents[1].Xml, StringComparison.Ordinal);
    }

    [Fact]
    public void The_requests_own_values_win_over_the_defaults()
    {
        var defaults = new SalesOrderHeaderDefaults { Terms = "N3", SalesRep = "WEB", TaxCodes = ["V00"], CurrencyCode = "EU", UdfKey = "K", GlReference = "40000-00" };
        var record = Record(SalesOrderDocuments.Header(Orders.Two(), defaults));
        Assert.Equal("CC", record.Element("TERMS_27")!.Value);
        Assert.Equal("V19", record.Element("TAXCD1_27")!.Value);
        Assert.Equal("WEB", record.Element("REP1_27")!.Value);
        Assert.Equal("EU", record.Element("CURR_27")!.Value);
        Assert.Equal("K", record.Element("UDFKEY_27")!.Value);
        Assert.Equal("40000-00", record.Element("GLXREF_27")!.Value);
    }

    [Fact]
    public void Any_text_survives_and_no_element_closes_itself() =>
        Gen.String.Sample(text =>
        {
            var order = Orders.Two() with { PurchaseOrder = text, OrderedBy = "" };
            if (!text.All(IsPlainXml))
                return;
            var xml = SalesOrderDocuments.Header(order);
            Assert.DoesNotContain("/>", xml, StringComparison.Ordinal);
            Assert.Equal(text, Record(xml).Element("CUSTPO_27")!.Value);
            Assert.Contains("<ORDID_27></ORDID_27>", xml, StringComparison.Ordinal);
        });

    [Fact]
    public void Any_decimal_is_written_plainly_and_read_back_equal() =>
        Gen.Decimal.Sample(value =>
        {
            var text = DecimalText.Format(value);
            Assert.DoesNotContain("E", text, StringComparison.Ordinal);
            Assert.Equal(text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0') : text, text);
            Assert.True(DecimalText.TryParse(text, out var back));
            Assert.Equal(value, back);
        });

    [Theory]
    [InlineData("bell\u0007")]
    [InlineData("\uFFFF")]
    public void A_character_that_XML_forbids_is_refused_with_the_column(string text)
    {
        var problem = Assert.Throws<InvalidMaxValueException>(() => SalesOrderDocuments.Header(Orders.Two() with { OrderedBy = text }));
        Assert.Equal("ORDID_27", problem.Field);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_and_a_whole_one_is_written()
    {
        Assert.Throws<InvalidMaxValueException>(() => SalesOrderDocuments.Header(Orders.Two() with { OrderedBy = "\uD83D" }));
        Assert.Throws<InvalidMaxValueException>(() => SalesOrderDocuments.Header(Orders.Two() with { OrderedBy = "\uDE00\uD83D" }));
        Assert.Equal("\uD83D\uDE00", Record(SalesOrderDocuments.Header(Orders.Two() with { OrderedBy = "\uD83D\uDE00" })).Element("ORDID_27")!.Value);
    }

    [Fact]
    public void Nothing_is_dropped_that_has_no_column()
    {
        var order = Orders.Two();
        Assert.Throws<InvalidMaxValueException>(() => SalesOrderDocuments.Header(order with { Comments = ["1", "2", "3", "4"] }));
        var line = order.Lines[0] with { Taxes = [new("A", 1), new("B", 1), new("C", 1), new("D", 1)] };
        Assert.Throws<InvalidMaxValueException>(() => SalesOrderDocuments.Line(order, line));
        Assert.Throws<InvalidMaxValueException>(() => SalesOrderDocuments.Line(order, line with { LineNumber = 100, Taxes = [] }));
    }

    [Fact]
    public void A_customer_document_writes_only_what_is_known()
    {
        var customer = new CustomerRequest
        {
            BillTo = new PostalAddress { Name = "A & B", Lines = ["X"], City = "Y", Country = "DE" },
            Email = "a@example.com",
        };
        Assert.Equal(
            """
            <eMAXExact>
              <Customer_Master_Table>
                <Customer_Master>
                  <CUSTID_23>C1</CUSTID_23>
                  <NAME_23>A &amp; B</NAME_23>
                  <ADDR1_23>X</ADDR1_23>
                  <CITY_23>Y</CITY_23>
                  <CNTRY_23>DE</CNTRY_23>
                  <EMAIL1_23>a@example.com</EMAIL1_23>
                </Customer_Master>
              </Customer_Master_Table>
            </eMAXExact>
            """,
            CustomerDocuments.Customer(customer, "C1"));
    }

    private static XElement Record(string xml) => XDocument.Parse(xml, LoadOptions.PreserveWhitespace).Descendants("SO_Master").Single();

    private static bool IsPlainXml(char c) => c is '\t' or '\n' or '\r' || (c is >= ' ' and < '\uD800');
}
