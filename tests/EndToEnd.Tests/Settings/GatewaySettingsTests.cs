using Connector.Sandbox.Processes;
using Connector.Sandbox.Stack;
using EndToEnd.Tests.Orders;

namespace EndToEnd.Tests.Settings;

/// <summary>A wrong setting stops the gateway at start; its output names the full key and what is allowed.</summary>
public sealed class GatewaySettingsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("Gateway:Companies:0:Name=D E", "Gateway:Companies:0:Name is 'D E': allowed are 1 to 20 letters, digits, hyphens and underscores.")]
    [InlineData("Gateway:Companies:1:Name=DE", "Gateway:Companies:1:Name is 'DE': another company has this name")]
    [InlineData("Gateway:Companies:0:TimeZone=Europe/Nowhere", "Gateway:Companies:0:TimeZone is 'Europe/Nowhere': allowed is an IANA or Windows time zone")]
    [InlineData("Gateway:ApiKeys:0:Sha256=sandbox-key", "Gateway:ApiKeys:0:Sha256 is not 64 hexadecimal digits: configure the SHA-256 of the key, not the key.")]
    [InlineData("Gateway:ApiKeys:0:Companies:0=NL", "Gateway:ApiKeys:0:Companies names 'NL': allowed are * and DE, GB, US, INT.")]
    [InlineData("Gateway:Inbox:Path=", "Gateway:Inbox:Path is missing")]
    [InlineData("Gateway:Wait:MaximumSeconds=999", "Gateway:Wait:MaximumSeconds is 999: allowed are 0 to 200.")]
    [InlineData("Gateway:Inbox:Limit=many", "'many' at 'Gateway:Inbox:Limit' to type 'System.Int32'")]
    public async Task A_wrong_setting_stops_the_gateway_and_is_named(string setting, string sentence)
    {
        using var folder = new TemporaryFolder();
        await AssertStopsAsync(sentence, [typeof(SandboxStack).Assembly.Location, "max-gateway", "--folder", folder.Path, "--port", "0", "--setting", setting]);
    }

    /// <summary>The service as it is installed, with its real ports to MAX.</summary>
    [Fact]
    public Task Without_companies_the_gateway_stops_and_says_where_to_start() => AssertStopsAsync(
        "Gateway:Companies is empty: configure at least one company, starting with Gateway:Companies:0:Name.",
        [Path.Combine(AppContext.BaseDirectory, "MaxGateway.dll"), "--urls=http://127.0.0.1:0"]);

    private static async Task AssertStopsAsync(string sentence, string[] arguments)
    {
        await using var gateway = ChildProcess.Start(new ChildProcessOptions { FileName = DotNet.Executable, Arguments = arguments });
        Assert.Equal(1, await gateway.Exited.WaitAsync(Patience));
        Assert.Contains(sentence, gateway.LastOutput, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", gateway.LastOutput, StringComparison.Ordinal);
    }
}
