using System.Text.Encodings.Web;
using System.Text.Json;

namespace Connector.MaxGateway.Doctor;

/// <summary>Everything that the doctor says.</summary>
/// <param name="Checks">The findings, in the order of the checks.</param>
/// <param name="SettleOnSite">What only the site can decide.</param>
public sealed record DoctorReport(IReadOnlyList<Finding> Checks, IReadOnlyList<SitePoint> SettleOnSite)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>True when no check failed. What is to be settled on site does not count: nobody can check it from here.</summary>
    public bool Ok => Checks.All(check => check.Ok);

    internal string ToJson() => JsonSerializer.Serialize(this, Json);

    internal async Task WriteAsync(TextWriter output)
    {
        foreach (var check in Checks)
        {
            await output.WriteLineAsync($"{(check.Ok ? "ok  " : "FAIL")} {check.Name}: {check.Detail}");
            if (check.Remedy is { } remedy)
                await output.WriteLineAsync($"     -> {remedy}");
        }
        await output.WriteLineAsync();
        await output.WriteLineAsync("To settle on site, with orders that were entered in MAX by hand:");
        foreach (var point in SettleOnSite)
        {
            await output.WriteLineAsync($"[ ] {point.Question}");
            await output.WriteLineAsync($"    decided by {point.DecidedBy}{(point.Value is { } value ? $", now {value}" : "")}");
        }
        await output.WriteLineAsync();
        await output.WriteLineAsync(Ok ? $"All {Checks.Count} checks are well." : $"{Checks.Count(check => !check.Ok)} of {Checks.Count} checks failed.");
    }
}
