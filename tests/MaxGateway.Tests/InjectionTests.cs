using System.Net;
using System.Text.RegularExpressions;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Tests;

/// <summary>What a caller sends stays a value: in SQL, and in the documents for MAX.</summary>
public sealed class InjectionTests : GatewayTest
{
    private const string Markup = "</NAME_27><STATUS_27>4</STATUS_27><!-- ]]>&amp;\"'";

    [Fact]
    public void No_query_is_put_together_from_values()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(root.FullName, "shared", "MaxGateway")))
            root = root.Parent!;
        var built = Directory.EnumerateFiles(Path.Combine(root.FullName, "shared", "MaxGateway"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Select(line => $"{Path.GetFileName(file)}: {line.Trim()}"))
            // Constants are put together by the compiler, of constants only.
            .Where(line => !line.Contains(" const string ", StringComparison.Ordinal) && !line.Contains("SqlText.cs: public const", StringComparison.Ordinal))
            .Where(line => Regex.IsMatch(line, @"\$""+[^""]*\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|WHERE|ALTER TABLE)\b[^""]*\{"));

        // The names of views and columns are constants of the program.
        Assert.Equal(["CustomerLinkSql.cs: connection.Execute($\"ALTER TABLE customer_links ADD COLUMN {column} TEXT\");", "DatabaseCheck.cs: await connection.ExecuteScalarAsync(SqlText.In(connections.Dialect, $\"SELECT COUNT(*) FROM {view} WHERE 1 = 0\"));"], built.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_query_that_narrows_by_a_callers_value_does_so_by_parameter() => Assert.All(SqlText.All, sql => Assert.All(
        Regex.Matches(sql, @"'([^']*)'").Select(literal => literal.Groups[1].Value),
        literal => Assert.Contains(literal, (string[])["CURR"])));

    [Theory]
    [InlineData("customers?email=")]
    [InlineData("customers?customerId=")]
    [InlineData("customers?taxNumber=")]
    [InlineData("orders/")]
    public async Task SQL_in_a_value_finds_nothing_and_changes_nothing(string path)
    {
        await using var gateway = await StartAsync();
        var before = Max.View.Query<long>("DE", "SELECT COUNT(*) FROM Customer_Master").Single();

        using var response = await gateway.Http.GetAsync($"/v1/DE/{path}{Uri.EscapeDataString("x' OR '1'='1'; DROP TABLE Customer_Master --")}");

        Assert.Contains(response.StatusCode, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.BadRequest]);
        Assert.DoesNotContain("10001", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, Max.View.Query<long>("DE", "SELECT COUNT(*) FROM Customer_Master").Single());
    }

    [Fact]
    public async Task Markup_in_a_name_reaches_MAX_as_text()
    {
        await using var gateway = await StartAsync();
        var order = Order() with { ShipTo = Order().ShipTo! with { Name = Markup } };

        await gateway.CreateAsync(order);

        Assert.Equal([Markup], Max.View.Query<string>("DE", "SELECT RTRIM(NAME_27) FROM SO_Master"));
        Assert.Equal(["3"], Max.View.Query<string>("DE", "SELECT STATUS_27 FROM SO_Master"));
    }

    [Theory]
    [InlineData("a\u0001b")]
    [InlineData("a\u0000b")]
    [InlineData("a\nb")]
    [InlineData("a\u001bb")]
    public async Task Control_characters_are_refused_with_their_field(string name)
    {
        await using var gateway = await StartAsync();

        using var response = await gateway.PostAsync(Order() with { ShipTo = Order().ShipTo! with { Name = name } });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("shipTo.name", (await RunningGateway.ProblemAsync(response)).Field);
        Assert.Empty(Max.View.Query<string>("DE", "SELECT ORDNUM_27 FROM SO_Master"));
    }
}
