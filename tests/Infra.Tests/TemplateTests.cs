using System.Text.Json.Nodes;

namespace Connector.Infra.Tests;

public sealed class TemplateTests
{
    public static TheoryData<string> Templates { get; } = [.. Files("*.bicep")];

    public static TheoryData<string> ParameterFiles { get; } = [.. Files("*.bicepparam")];

    [BicepTheory]
    [MemberData(nameof(Templates))]
    public async Task A_template_builds_without_a_warning(string file) => (await Bicep.RunAsync("build", Full(file), "--stdout")).Clean();

    [BicepTheory]
    [MemberData(nameof(Templates))]
    public async Task A_template_passes_the_linter(string file) => (await Bicep.RunAsync("lint", Full(file))).Clean();

    [BicepTheory]
    [MemberData(nameof(ParameterFiles))]
    public async Task A_parameter_file_fits_the_template(string file) => (await Bicep.RunAsync("build-params", Full(file), "--stdout")).Clean();

    [BicepTheory]
    [MemberData(nameof(Templates))]
    [MemberData(nameof(ParameterFiles))]
    public async Task A_file_is_formatted(string file) =>
        Assert.Equal(await File.ReadAllTextAsync(Full(file)), (await Bicep.RunAsync("format", Full(file), "--stdout")).Clean());

    [BicepTheory]
    [MemberData(nameof(Templates))]
    public async Task Every_parameter_and_output_says_what_it_is(string file)
    {
        var template = JsonNode.Parse((await Bicep.RunAsync("build", Full(file), "--stdout")).Clean())!;
        var declared = new[] { "parameters", "outputs" }.SelectMany(section => template[section]?.AsObject().ToArray() ?? []);
        Assert.Empty(declared.Where(item => (string?)item.Value!["metadata"]?["description"] is not { Length: > 10 }).Select(item => item.Key));
    }

    [BicepFact]
    public async Task No_template_reads_a_key()
    {
        var template = (await Bicep.RunAsync("build", Full("main.bicep"), "--stdout")).Clean();
        Assert.DoesNotContain("listKeys(", template, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AccountKey", template, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("SharedAccessKey", template, StringComparison.OrdinalIgnoreCase);
    }

    private static string Full(string file) => Path.Combine(Bicep.Folder, file);

    private static string[] Files(string pattern) =>
        [.. Directory.EnumerateFiles(Bicep.Folder, pattern, SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Bicep.Folder, file)).Order()];
}
