using System.Net.Http.Json;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Max;
using Connector.Sandbox.ExactMax;
using CsCheck;
using static Connector.MaxGateway.Tests.CustomerCalls;

namespace Connector.MaxGateway.Tests;

public sealed class AnyCustomerFaultsTests
{
    private enum Misfortune
    {
        None, Down, CallLost, ReplyLost, Refused, CrashBefore, CrashAfter,
    }

    [Fact]
    public async Task Whatever_goes_wrong_at_the_same_time_every_email_ends_with_one_account_and_all_its_customers()
    {
        var misfortunes = Gen.Enum<Misfortune>().Array[0, 8];
        // Customers by number, each with one of a few e-mails; the order of arrival is the order of the array.
        var customers = Gen.Int[0, 2].Array[2, 8];
        await Gen.Select(misfortunes, customers).SampleAsync(async (faults, emails) =>
        {
            using var test = new Run(faults);
            var before = test.Max.View.CountCustomers("DE");

            var accounts = await test.PutAllAsync(emails);

            Assert.All(accounts.GroupBy(account => account.Email), email => Assert.Single(email.Select(account => account.CustomerId).Distinct()));
            Assert.Equal(emails.Distinct().Count(), accounts.Select(account => account.CustomerId).Distinct().Count());
            Assert.Equal(before + emails.Distinct().Count(), test.Max.View.CountCustomers("DE"));
            Assert.All(accounts, account => Assert.Equal(Address(account.Email), test.Max.Column("EMAIL1_23", account.CustomerId)));
            Assert.Equal(0, test.Max.View.ConcurrentCalls("DE"));
            return true;
        }, iter: 30, threads: 1);
    }

    private static string Address(int email) => $"buyer{email}@example.test";

    private sealed class Run : GatewayTest
    {
        private CrashPoint _crash = new();

        public Run(Misfortune[] faults) => Max.Faults.OnCall = (moment, _, call) => (call <= faults.Length ? faults[call - 1] : Misfortune.None, moment) switch
        {
            (Misfortune.Down, MaxCallMoment.Before) => throw new MaxUnavailableException("down"),
            (Misfortune.Refused, MaxCallMoment.Before) => throw new MaxRefusedException("no"),
            (Misfortune.CallLost, MaxCallMoment.Before) or (Misfortune.ReplyLost, MaxCallMoment.Applied) => throw new MaxOutcomeUnknownException("lost"),
            (Misfortune.CrashBefore, MaxCallMoment.Before) or (Misfortune.CrashAfter, MaxCallMoment.Applied) => _crash.HoldAsync(),
            _ => Task.CompletedTask,
        };

        /// <summary>Sends everything at once, and again what was not answered well, until all of it was.</summary>
        public async Task<(int Email, string CustomerId)[]> PutAllAsync(int[] emails)
        {
            var accounts = new string?[emails.Length];
            while (true)
            {
                var gateway = await StartAsync();
                while (accounts.Contains(null) && !_crash.Reached.IsCompleted)
                {
                    var round = Task.WhenAll(emails.Index().Where(customer => accounts[customer.Index] is null)
                        .Select(async customer => accounts[customer.Index] = await PutAsync(gateway, customer.Index, Address(customer.Item))));
                    await Task.WhenAny(round, _crash.Reached);
                    if (!_crash.Reached.IsCompleted)
                        continue;
                    await _crash.CrashAsync(gateway, underRequest: true);
                    await round;
                }
                if (!_crash.Reached.IsCompleted)
                {
                    await gateway.StopAsync();
                    await gateway.DisposeAsync();
                    return [.. emails.Zip(accounts, (email, account) => (email, account!))];
                }
                _crash = new CrashPoint();
            }
        }

        private static async Task<string?> PutAsync(RunningGateway gateway, int customer, string email)
        {
            try
            {
                using var response = await gateway.Http.PutAsJsonAsync($"/v1/DE/customers/c{customer}", ByEmail(email) with { Similar = SimilarAccounts.Ignore }, GatewayJson.Default.CustomerRequest);
                return response.IsSuccessStatusCode ? (await response.Content.ReadFromJsonAsync(GatewayJson.Default.Operation))!.CustomerId : null;
            }
            catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or ObjectDisposedException)
            {
                return null;
            }
        }
    }
}
