using System.Collections;
using System.Reflection;
using System.Text.Json;
using Connector.MaxGateway.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Connector.MaxGateway.Tests;

public sealed class SampleSettingsTests : GatewayTest
{
    private static readonly string Sample = Path.Combine(AppContext.BaseDirectory, "appsettings.sample.json");

    public static TheoryData<string> Keys => [.. KeysOf(typeof(GatewayOptions), "Gateway")];

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_setting_is_in_the_sample(string key)
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(Sample));
        var here = sample.RootElement;
        foreach (var part in key.Split(':'))
        {
            here = here.ValueKind == JsonValueKind.Array ? here[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]
                : here.TryGetProperty(part, out var found) ? found : throw new Xunit.Sdk.XunitException($"The sample lacks {key}.");
        }
    }

    [Fact]
    public void The_sample_has_no_setting_that_does_not_exist()
    {
        using var sample = JsonDocument.Parse(File.ReadAllText(Sample));

        Assert.Equal(KeysOf(typeof(GatewayOptions), "Gateway").Order(StringComparer.Ordinal), Leaves(sample.RootElement.GetProperty("Gateway"), "Gateway").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_service_accepts_the_sample_and_the_command_line_wins_over_the_file()
    {
        using var app = GatewayHost.Build([$"--SettingsFile={Sample}", "--Gateway:Inbox:Limit=7"], services =>
        {
            services.AddSingleton<IMaxConnections>(Max);
            services.AddSingleton<IMaxUpdateFactory>(Max);
            services.AddSingleton<IMaxEtlFactory>(Max);
        });

        var options = app.Services.GetRequiredService<IOptions<GatewayOptions>>().Value;

        Assert.Equal(("DE", 7), (options.Companies.Single().Name, options.Inbox.Limit));
    }

    [Fact]
    public async Task Log_files_hold_an_event_per_line_with_its_correlation_id()
    {
        var folder = Path.Combine(Path.GetDirectoryName(Inbox)!, "logs");
        await using (var gateway = await StartAsync("--Logging:LogLevel:Default=Warning", $"--Gateway:Log:Folder={folder}"))
        {
            Max.DatabaseDown = true;
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/DE/customers?customerId=10001");
            request.Headers.Add("X-Correlation-ID", "abc-1");
            (await gateway.Http.SendAsync(request)).Dispose();
        }

        var lines = File.ReadAllLines(Assert.Single(Directory.GetFiles(folder, "gateway-*.log")));
        using var down = JsonDocument.Parse(Assert.Single(lines, line => line.Contains("MAX does not answer", StringComparison.Ordinal)));
        Assert.Equal("abc-1", down.RootElement.GetProperty("CorrelationId").GetString());
    }

    private static IEnumerable<string> KeysOf(Type type, string key)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var (own, of) = ($"{key}:{property.Name}", property.PropertyType);
            if (of != typeof(string) && of.IsAssignableTo(typeof(IEnumerable)))
            {
                var element = of.GetGenericArguments()[0];
                foreach (var inner in element == typeof(string) ? [$"{own}:0"] : KeysOf(element, $"{own}:0"))
                    yield return inner;
            }
            else if (of.Namespace == typeof(GatewayOptions).Namespace && of.IsClass)
            {
                foreach (var inner in KeysOf(of, own))
                    yield return inner;
            }
            else if (property.CanWrite)
            {
                yield return own;
            }
        }
    }

    private static IEnumerable<string> Leaves(JsonElement element, string key) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Leaves(property.Value, $"{key}:{property.Name}")),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, index) => Leaves(item, $"{key}:{index}")),
        _ => [key],
    };
}
