using System.Text.RegularExpressions;
using Connector.MaxGateway.Reads;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Connector.MaxGateway.Tests;

public sealed class SqlTests : GatewayTest
{
    public static TheoryData<string> Statements => [.. SqlText.All];

    [Theory]
    [MemberData(nameof(Statements))]
    public void Every_query_is_one_SELECT_in_TSQL(string sql)
    {
        // Dapper expands a list parameter into (@p1, @p2, ...).
        var script = Parse(Regex.Replace(sql, @"IN (@\w+)", "IN ($1)"));

        Assert.IsType<SelectStatement>(Assert.Single(Assert.Single(script.Batches).Statements));
    }

    [Theory]
    [InlineData(Connector.MaxGateway.Doctor.SqlServerProbe.Clock)]
    [InlineData(Connector.MaxGateway.Doctor.SqlServerProbe.ExcessRights)]
    public void What_the_doctor_asks_is_one_SELECT_in_TSQL(string sql) =>
        Assert.IsType<SelectStatement>(Assert.Single(Assert.Single(Parse(sql).Batches).Statements));

    [Fact]
    public void All_queries_are_listed() => Assert.Equal(
        typeof(SqlText).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(),
        SqlText.All.Order());

    [Fact]
    public void The_view_script_creates_views_and_does_nothing_else() => Assert.All(
        Parse(MaxRig.Script("connector-views.sql")).Batches.SelectMany(batch => batch.Statements),
        statement => Assert.IsType<CreateOrAlterViewStatement>(statement));

    [Fact]
    public void The_schema_script_creates_schema_and_role_and_grants_SELECT() => Assert.Equal(
        [nameof(CreateSchemaStatement), nameof(CreateRoleStatement), nameof(GrantStatement)],
        Parse(MaxRig.Script("connector-schema.sql")).Batches.SelectMany(batch => batch.Statements).Select(statement => statement.GetType().Name));

    [Fact]
    public void The_site_script_creates_views_that_are_missing_and_does_nothing_else()
    {
        var statements = Parse(MaxRig.Script("connector-site.sql")).Batches.SelectMany(batch => batch.Statements).ToList();
        // A guard, its view, and the end of the guard, over and over.
        Assert.Equal(0, statements.Count % 3);
        foreach (var guarded in statements.Chunk(3))
        {
            Assert.Equal(SetOptions.NoExec, Assert.IsType<PredicateSetStatement>(Assert.IsType<IfStatement>(guarded[0]).ThenStatement).Options);
            var view = Assert.IsType<CreateViewStatement>(guarded[1]).SchemaObjectName;
            Assert.Contains($"connector.{view.BaseIdentifier.Value}", MaxRig.Script("connector-site.sql"), StringComparison.Ordinal);
            Assert.False(Assert.IsType<PredicateSetStatement>(guarded[2]).IsOn);
        }
    }

    [Theory]
    [InlineData("connector-site.sql")]
    [InlineData("connector-site.sqlite.sql")]
    [InlineData("connector-views.sql")]
    [InlineData("connector-views.sqlite.sql")]
    [InlineData("connector-schema.sql")]
    public void No_script_writes_data_or_runs_code(string name) =>
        Assert.DoesNotMatch(new Regex(@"^(?!--).*\b(INSERT|UPDATE|DELETE|MERGE|TRUNCATE|EXEC|EXECUTE)\b", RegexOptions.IgnoreCase | RegexOptions.Multiline), MaxRig.Script(name));

    [Fact]
    public void Both_dialects_have_the_same_views_with_the_same_columns()
    {
        static string[] Shape(string script, string prefix) =>
            [.. Regex.Matches(script, $@"VIEW {Regex.Escape(prefix)}(\w+) AS\s+SELECT(.*?)\nFROM", RegexOptions.Singleline)
                .Select(view => $"{view.Groups[1].Value}: {string.Join(" ", Regex.Matches(view.Groups[2].Value, @"AS (\w+),?\s*(?:\n|$)").Select(column => column.Groups[1].Value))}")];

        var shape = Shape(MaxRig.Script("connector-views.sql"), "connector.");
        Assert.Equal(Regex.Count(MaxRig.Script("connector-views.sql"), "CREATE OR ALTER VIEW"), shape.Length);
        Assert.Equal(shape, Shape(MaxRig.Script("connector-views.sqlite.sql"), "connector_"));
        foreach (var view in shape.Select(view => view.Split(':')))
            Assert.Equal(view[1].Trim().Split(' '), Max.View.Query<string>("DE", $"SELECT name FROM pragma_table_info('connector_{view[0]}')"));
    }

    private static TSqlScript Parse(string sql)
    {
        var fragment = new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        Assert.Empty(errors.Select(error => $"{error.Line}: {error.Message}"));
        return (TSqlScript)fragment;
    }
}
