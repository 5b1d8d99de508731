using System.Diagnostics;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Tests;

public sealed class SettingsTests : GatewayTest
{
    [Theory]
    [InlineData("Gateway:Companies:0:Name=D E", "Gateway:Companies:0:Name is 'D E': allowed are 1 to 20 letters, digits, hyphens and underscores.")]
    [InlineData("Gateway:Companies:1:Name=de", "Gateway:Companies:1:Name is 'de': another company has this name; names must differ in more than case.")]
    [InlineData("Gateway:Companies:0:TimeZone=Mars", "Gateway:Companies:0:TimeZone is 'Mars': allowed is an IANA or Windows time zone, for example Europe/Berlin.")]
    [InlineData("Gateway:Companies:0:Quirks:TaxScale=0", "Gateway:Companies:0:Quirks:TaxScale is 0: allowed are 1 to 10000, usually 1 or 100.")]
    [InlineData("Gateway:Inbox:Path=", "Gateway:Inbox:Path is missing: set the path of a file on a local disk.")]
    [InlineData("Gateway:Wait:MaximumSeconds=500", "Gateway:Wait:MaximumSeconds is 500: allowed are 0 to 200.")]
    [InlineData("Gateway:ApiKeys:0:Sha256=secret", "Gateway:ApiKeys:0:Sha256 is not 64 hexadecimal digits: configure the SHA-256 of the key, not the key.")]
    [InlineData("Gateway:ApiKeys:1:Companies:0=FR", "Gateway:ApiKeys:1:Companies names 'FR': allowed are * and DE, GB.")]
    [InlineData("Gateway:Entra:Authority=http://issuer", "Gateway:Entra:Authority is 'http://issuer': allowed is an absolute https URL.")]
    public async Task A_wrong_setting_stops_the_start_with_its_key_and_what_is_allowed(string setting, string sentence)
    {
        var wrong = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync($"--{setting}"));

        Assert.Contains(sentence, wrong.Failures);
    }

    [Fact]
    public async Task The_service_itself_exits_with_an_error_and_one_sentence_per_setting()
    {
        using var service = Process.Start(new ProcessStartInfo(Environment.ProcessPath!.EndsWith("dotnet", StringComparison.Ordinal) ? Environment.ProcessPath : "dotnet", [typeof(GatewayHost).Assembly.Location, "--urls=http://127.0.0.1:0"])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        var output = service.StandardOutput.ReadToEndAsync();
        var errors = await service.StandardError.ReadToEndAsync();
        await output;
        await service.WaitForExitAsync();

        Assert.Equal(1, service.ExitCode);
        Assert.Contains("Gateway:Companies is empty", errors, StringComparison.Ordinal);
        Assert.Contains("Gateway:Etl:Executable is ''", errors, StringComparison.Ordinal);
        Assert.Contains("Gateway:MaxUpdate:LicensePath is ''", errors, StringComparison.Ordinal);
    }
}
