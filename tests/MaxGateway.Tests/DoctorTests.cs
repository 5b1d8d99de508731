using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Connector.MaxGateway.Doctor;
using Connector.MaxGateway.Security;
using Connector.Sandbox.Gateway;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Connector.MaxGateway.Tests;

public sealed class DoctorTests : GatewayTest
{
    private const string Outside = "--urls=https://0.0.0.0:8443";
    private static readonly DateTimeOffset Now = new(2026, 10, 1, 10, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _clock = new(Now);
    private readonly EmulatedHost _host;
    private readonly EmulatedClient _client;
    private readonly string _folder = Directory.CreateTempSubdirectory("doctor").FullName;
    private X509Certificate2? _certificate;

    public DoctorTests()
    {
        _host = new EmulatedHost(_clock) { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin") };
        _client = new EmulatedClient(_folder);
    }

    [Fact]
    public async Task All_is_well_on_a_gateway_that_is_set_up_well()
    {
        var report = await ExamineAsync();

        Assert.DoesNotContain(report.Checks, check => !check.Ok);
        Assert.Equal(
            ["settings", "api keys", "api keys", "binding", "inbox", "log files", "maxupdate process", "maxupdate class", "maxupdate efw", "maxupdate licence", "maxupdate log",
             "etl program", "etl user", "DE: etl folders", "GB: etl folders",
             "DE: database", "DE: views", "DE: rights", "DE: codes", "DE: currency", "DE: time zone", "DE: clock",
             "GB: database", "GB: views", "GB: rights", "GB: codes", "GB: currency", "GB: time zone", "GB: clock"],
            report.Checks.Select(check => check.Name));
    }

    [Theory]
    [InlineData("Gateway:Wait:MaximumSeconds=500", "settings", "Correct Gateway:Wait:MaximumSeconds in the settings file.")]
    [InlineData("Gateway:Wait:MaximumSeconds=many", "settings", "Correct the setting that the message names; nothing else was checked.")]
    [InlineData("Gateway:MaxRequestBytes=-5", "settings", "Correct Gateway:MaxRequestBytes in the settings file.")]
    [InlineData("Gateway:Companies:0:TimeZone=Mars", "DE: time zone", "Set Gateway:Companies:0:TimeZone to an IANA or Windows time zone, for example Europe/Berlin.")]
    [InlineData("Gateway:ApiKeys:0:Sha256=secret", "api keys", "Run 'MaxGateway hash-key --generate', put the hash into Gateway:ApiKeys:n:Sha256 and the key into the connector's secret store.")]
    [InlineData("Gateway:ApiKeys:0:Sha256=e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "api keys", "Run 'MaxGateway hash-key --generate', put the hash into Gateway:ApiKeys:n:Sha256 and the key into the connector's secret store.")]
    [InlineData("Gateway:ApiKeys:0:Sha256=0000000000000000000000000000000000000000000000000000000000000000", "api keys", "Run 'MaxGateway hash-key --generate', put the hash into Gateway:ApiKeys:n:Sha256 and the key into the connector's secret store.")]
    [InlineData("urls=http://0.0.0.0:8080", "binding", "Bind https and set Gateway:Certificate:Thumbprint, or set Gateway:AllowPlainHttp to true where something in front ends TLS.")]
    [InlineData(@"Gateway:Inbox:Path=\\server\share\inbox.db", "inbox", "Set Gateway:Inbox:Path to a file in a folder on a local disk that is backed up and that the service account may write to.")]
    [InlineData("Gateway:Log:Folder=/proc/none", "log files", "Let the service account write to Gateway:Log:Folder, or set another.")]
    [InlineData("Gateway:MaxUpdate:EfwPath=", "maxupdate efw", @"Set Gateway:MaxUpdate:EfwPath to the EFW folder of the MAX client, for example C:\Exact\RMClient\EFW.")]
    [InlineData("Gateway:MaxUpdate:LicensePath=", "maxupdate licence", @"Set Gateway:MaxUpdate:LicensePath to the folder of the licence, for example \\server\Exact\RMServer\LIC, and let the service account read it.")]
    [InlineData("Gateway:MaxUpdate:LogPath=/proc/none", "maxupdate log", "Set Gateway:MaxUpdate:LogPath to an existing folder and let the service account write to it: why MAX refuses a document is said there only.")]
    [InlineData("Gateway:Etl:Executable=etl.exe", "etl program", "Set Gateway:Etl:Executable to etl.exe in the EFW folder of the MAX client.")]
    [InlineData("Gateway:Etl:Password=", "etl user", "Set Gateway:Etl:User and Gateway:Etl:Password to a MAX user that may load customers and nothing else.")]
    [InlineData("Gateway:Etl:Folder=/proc/none", "DE: etl folders", "Set Gateway:Etl:Folder to a folder on a local disk that the service account may change.")]
    [InlineData("Gateway:Companies:0:Currency=USD", "DE: currency", "Set Gateway:Companies:0:Currency to one of EUR.")]
    [InlineData("Gateway:Companies:0:DatabaseTimeZone=Asia/Tokyo", "DE: time zone", "Set Gateway:Companies:0:DatabaseTimeZone to the time zone of the database server.")]
    public async Task A_wrong_setting_is_found_with_its_remedy(string setting, string check, string remedy) =>
        Assert.Contains((check, remedy), Failed(await ExamineAsync($"--{setting}")));

    [Fact]
    public async Task A_database_that_does_not_answer_is_found()
    {
        Max.DatabaseDown = true;

        var failed = Failed(await ExamineAsync());

        Assert.Equal(["DE: database", "GB: database"], failed.Select(finding => finding.Name));
        Assert.Equal("Check Gateway:Companies:0:Database (server, database, login), that SQL Server is reachable from this computer, and that the login is a user of the company database.", failed[0].Remedy);
    }

    public static TheoryData<string> Views => [.. MaxViews.All.Select(view => view.View)];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task A_view_that_is_missing_is_found_with_the_script_that_makes_it(string view)
    {
        Max.Database("DE").Execute($"DROP VIEW {view.Replace('.', '_')}");

        var failed = Failed(await ExamineAsync());

        var script = MaxViews.All.Single(one => one.View == view).Script;
        Assert.Contains(($"DE: view {view}", $"Run Sql/{script} in the company database as its owner, and make the login a member of connector_reader."), failed);
    }

    [Fact]
    public void The_views_of_the_site_are_among_those_that_are_looked_for() =>
        Assert.Equal(["connector.pending_transfers", "connector.tracking", "connector.invoice_details"], MaxViews.All.Where(view => view.Script == "connector-site.sql").Select(view => view.View));

    [Fact]
    public async Task A_login_that_may_write_is_found()
    {
        _host.ExcessRights = ["INSERT on dbo.SO_Master"];

        var found = Assert.Single((await ExamineAsync()).Checks, check => check.Name == "DE: rights");

        Assert.Equal("The login may do more than read the views: INSERT on dbo.SO_Master.", found.Detail);
        Assert.Equal("Take the login out of every role but connector_reader and revoke its other rights: MAX is written through MAXUpdate and ETL only.", found.Remedy);
    }

    [Fact]
    public async Task Codes_that_are_missing_are_found()
    {
        Max.Database("DE").Execute("DELETE FROM Code_Master WHERE CDEKEY_36 = 'REAS'");

        Assert.Contains(("DE: codes", "Enter them in MAX, or check that this is the company's database: orders and returns are checked against them."), Failed(await ExamineAsync()));
    }

    [Fact]
    public async Task Several_currencies_with_the_rate_1_need_a_setting()
    {
        Max.Database("DE").Execute("INSERT INTO Code_Master (CDEKEY_36, CODE_36, CURR_36, EXCRTE_36) VALUES ('CURR', 'US', 'USD', 1)");

        Assert.Contains(("DE: currency", "Set Gateway:Companies:0:Currency to one of EUR, USD."), Failed(await ExamineAsync()));
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    [InlineData(-61, false)]
    public async Task Clocks_may_differ_by_a_minute(int seconds, bool well)
    {
        _host.Ahead = TimeSpan.FromSeconds(seconds);

        var found = Assert.Single((await ExamineAsync()).Checks, check => check.Name == "DE: clock");

        Assert.Equal(well, found.Ok);
        Assert.Equal(well ? null : "Let both take the time from the same source (w32tm /resync), or raise Gateway:Feeds:OverlapMinutes beyond the difference.", found.Remedy);
    }

    [Fact]
    public async Task A_process_of_64_bits_and_a_missing_class_are_found()
    {
        _host.Is32BitProcess = false;
        _host.MaxClient = false;

        Assert.Equal(
            [("maxupdate process", "Install the build for win-x86."),
             ("maxupdate class", "Install the MAX client with MAXUpdate on this Windows computer, or register MaxUpdateXML.dll with the 32-bit regsvr32 of SysWOW64.")],
            Failed(await ExamineAsync()));
    }

    [Theory]
    [InlineData(-10, 31, null)]
    [InlineData(-10, 29, "Renew it and set Gateway:Certificate:Thumbprint to the new one's thumbprint.")]
    [InlineData(-10, -1, "Renew it and set Gateway:Certificate:Thumbprint to the new one's thumbprint.")]
    [InlineData(1, 90, "Renew it and set Gateway:Certificate:Thumbprint to the new one's thumbprint.")]
    public async Task A_certificate_must_be_valid_for_another_30_days(int begins, int ends, string? remedy)
    {
        _certificate = Certificate(begins, ends);

        var found = Assert.Single((await ExamineAsync(Outside, $"--Gateway:Certificate:Thumbprint={_certificate.Thumbprint}")).Checks, check => check.Name == "certificate");

        Assert.Equal(remedy, found.Remedy);
    }

    [Fact]
    public async Task A_certificate_must_be_there_have_its_key_and_be_made_for_servers()
    {
        var thumbprint = $"--Gateway:Certificate:Thumbprint={new string('A', 40)}";
        Assert.Contains(("certificate", "Import one with its private key into the computer's store Personal and set Gateway:Certificate:Thumbprint to its thumbprint."), Failed(await ExamineAsync(Outside, thumbprint)));

        _certificate = X509CertificateLoader.LoadCertificate(Certificate(-10, 90).RawData);
        Assert.Contains(("certificate", "Import it with its private key, and let the service account read the key."), Failed(await ExamineAsync(Outside, thumbprint)));

        _certificate = Certificate(-10, 90, "1.3.6.1.5.5.7.3.2");
        Assert.Contains(("certificate", "Get a certificate for server authentication."), Failed(await ExamineAsync(Outside, thumbprint)));
    }

    [Fact]
    public async Task The_command_prints_everything_writes_JSON_and_ends_with_1_when_a_check_failed()
    {
        var file = Path.Combine(_folder, "report.json");
        var text = new StringWriter();

        var well = await DoctorCommand.RunAsync([.. Settings(), "--json", file], text, Replace);
        _host.MaxClient = false;
        var ill = await DoctorCommand.RunAsync(Settings(), TextWriter.Null, Replace);
        var usage = await DoctorCommand.RunAsync(["--json"], TextWriter.Null, Replace);

        Assert.Equal((0, 1, 2), (well, ill, usage));
        Assert.Contains("ok   DE: views: All", text.ToString(), StringComparison.Ordinal);
        Assert.Contains("decided by Gateway:Companies:0:Quirks:ForeignValue, now UnitPrice", text.ToString(), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        Assert.True(json.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal(["name", "ok", "detail", "remedy"], json.RootElement.GetProperty("checks")[0].EnumerateObject().Select(property => property.Name));
        Assert.Contains(json.RootElement.GetProperty("settleOnSite").EnumerateArray(), point => point.GetProperty("decidedBy").GetString() == "Gateway:Companies:1:Quirks:TaxScale");
    }

    [Theory]
    [InlineData("Gateway:Companies:0:Currency=GBX", "Gateway:Companies:0:Currency is GBX, which Code_Master does not have.")]
    [InlineData("Gateway:ApiKeys:1:Sha256=62af8704764faf8ea82fc61ce9c4c3908b6cb97d463a634e9e587d7c885db0ef", "Gateway:ApiKeys:1:Sha256 of 'gb' is another caller's too: the logs cannot tell them apart.")]
    public async Task What_was_found_is_named(string setting, string detail) =>
        Assert.Contains((await ExamineAsync($"--{setting}")).Checks, check => !check.Ok && check.Detail == detail);

    [Fact]
    public async Task The_service_leaves_a_report_of_its_own_account_after_its_start()
    {
        var file = Path.Combine(_folder, "doctor.json");
        _host.ExcessRights = ["INSERT on dbo.SO_Master"];
        var written = new TaskCompletionSource();
        using var watcher = new FileSystemWatcher(_folder, "doctor.json*");
        watcher.Renamed += (_, _) => written.TrySetResult();
        watcher.EnableRaisingEvents = true;
        await using var app = GatewayHost.Build([.. Settings(), $"--Gateway:DoctorReport={file}"], Replace);

        await app.StartAsync();
        await written.Task.WaitAsync(TimeSpan.FromSeconds(30));

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(file));
        Assert.False(json.RootElement.GetProperty("ok").GetBoolean());
        await app.StopAsync();
    }

    [Fact]
    public async Task Every_quirk_is_on_the_list_of_what_the_site_settles()
    {
        var points = (await ExamineAsync()).SettleOnSite.Select(point => point.DecidedBy).ToList();

        Assert.All(typeof(Connector.MaxGateway.Settings.QuirkOptions).GetProperties(), quirk => Assert.Contains($"Gateway:Companies:0:Quirks:{quirk.Name}", points));
        Assert.All(MaxViews.All.Where(view => view.Script == "connector-site.sql"), view => Assert.Contains($"view {view.View}", points));
    }

    private static List<(string Name, string? Remedy)> Failed(DoctorReport report) =>
        [.. report.Checks.Where(check => !check.Ok).Select(check => (check.Name, check.Remedy))];

    private static X509Certificate2 Certificate(int begins, int ends, string usage = "1.3.6.1.5.5.7.3.1")
    {
        using var key = ECDsa.Create();
        var request = new CertificateRequest("CN=max-gateway", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(usage)], false));
        return request.CreateSelfSigned(Now.AddDays(begins), Now.AddDays(ends));
    }

    private string[] Settings() => [.. RunningGateway.Settings(Inbox), .. _client.Settings, "--Gateway:Companies:1:TimeZone=Europe/Berlin"];

    private Task<DoctorReport> ExamineAsync(params string[] settings) => DoctorCommand.ExamineAsync([.. Settings(), .. settings], Replace, CancellationToken.None);

    private void Replace(IServiceCollection services)
    {
        services.AddSingleton<IMaxConnections>(Max);
        services.AddSingleton<IMaxUpdateFactory>(Max);
        services.AddSingleton<IMaxEtlFactory>(Max);
        services.AddSingleton<IMaxHost>(_host);
        services.AddSingleton<IMaxDatabaseProbe>(_host);
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton<ICertificateStore>(new OneCertificate(() => _certificate));
    }

    private sealed class OneCertificate(Func<X509Certificate2?> certificate) : ICertificateStore
    {
        // The doctor disposes what it is given.
        public X509Certificate2? Find(string thumbprint) => certificate();
    }
}
