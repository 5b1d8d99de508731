using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using ScriptBlockAst = System.Management.Automation.Language.ScriptBlockAst;

namespace Connector.MaxGateway.Tests;

/// <summary>The scripts are read by PowerShell's own parser; what they do needs Windows.</summary>
public sealed class InstallScriptTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Install");

    public static TheoryData<string> Scripts => ["Install-MaxGateway.ps1", "Update-MaxGateway.ps1", "Uninstall-MaxGateway.ps1"];

    public static TheoryData<string> All => ["Install-MaxGateway.ps1", "Update-MaxGateway.ps1", "Uninstall-MaxGateway.ps1", "MaxGateway.Install.psm1"];

    [Theory]
    [MemberData(nameof(All))]
    public void It_is_PowerShell(string script) => Parse(script);

    [Theory]
    [MemberData(nameof(Scripts))]
    public void It_explains_itself_each_parameter_and_what_WhatIf_would_do(string script)
    {
        var parsed = Parse(script);
        var help = parsed.GetHelpContent();

        Assert.False(string.IsNullOrWhiteSpace(help.Synopsis));
        Assert.NotEmpty(help.Examples);
        Assert.Equal(
            parsed.ParamBlock.Parameters.Select(parameter => parameter.Name.VariablePath.UserPath.ToUpperInvariant()).Order(StringComparer.Ordinal),
            help.Parameters.Keys.Order(StringComparer.Ordinal));
        Assert.Contains(parsed.ParamBlock.Attributes.OfType<AttributeAst>().SelectMany(attribute => attribute.NamedArguments), argument => argument.ArgumentName == "SupportsShouldProcess");
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void It_calls_only_what_the_module_has_with_parameters_that_exist(string script)
    {
        var functions = Parse("MaxGateway.Install.psm1").FindAll(ast => ast is FunctionDefinitionAst, true).Cast<FunctionDefinitionAst>()
            .ToDictionary(function => function.Name, function => function.Body.ParamBlock.Parameters.Select(parameter => parameter.Name.VariablePath.UserPath).ToHashSet());
        string[] own = ["Gateway", "Native", "FolderRight", "CertificateKey", "CurrentVersion", "MaxUpdateManifest", "DoctorReport"];

        foreach (var call in Parse(script).FindAll(ast => ast is CommandAst, true).Cast<CommandAst>())
        {
            var name = call.GetCommandName() ?? "";
            if (!own.Any(part => name.Contains(part, StringComparison.Ordinal)))
                continue;
            Assert.True(functions.ContainsKey(name), name);
            Assert.All(call.CommandElements.OfType<CommandParameterAst>(), parameter => Assert.Contains(parameter.ParameterName, functions[name]));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_password_leaves_its_credential(string script) =>
        Assert.DoesNotMatch(new Regex(@"GetNetworkCredential|ConvertFrom-SecureString|ConvertTo-SecureString|-AsPlainText|\.Password\b", RegexOptions.IgnoreCase), File.ReadAllText(Path.Combine(Folder, script)));

    [Theory]
    [MemberData(nameof(All))]
    public void No_class_id_is_written_down(string script) =>
        Assert.DoesNotMatch(new Regex("[0-9a-f]{8}-[0-9a-f]{4}-", RegexOptions.IgnoreCase), File.ReadAllText(Path.Combine(Folder, script)));

    [Fact]
    public void The_login_script_is_TSQL_and_gives_the_role_only()
    {
        var sql = File.ReadAllText(Path.Combine(Folder, "connector-login.sql"));

        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);

        Assert.Empty(errors);
        Assert.Equal(["ALTER ROLE connector_reader ADD MEMBER"], Regex.Matches(sql, "(ALTER ROLE|GRANT)[^']*").Select(match => match.Value.Trim()));
    }

    private static ScriptBlockAst Parse(string script)
    {
        var parsed = Parser.ParseFile(Path.Combine(Folder, script), out _, out var errors);
        Assert.Empty(errors.Select(error => $"{error.Extent.StartLineNumber}: {error.Message}"));
        return parsed;
    }
}
