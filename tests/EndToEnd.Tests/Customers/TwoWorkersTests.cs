using Connector.Sandbox.Demo;

namespace EndToEnd.Tests.Customers;

/// <summary>Two instances of the app at the same time.</summary>
public sealed class TwoWorkersTests(TwoWorkers stack) : IClassFixture<TwoWorkers>
{
    [Fact]
    public async Task Two_customers_with_the_same_e_mail_at_the_same_time_in_two_instances_share_one_account()
    {
        await stack.ResetAsync();
        for (var round = 0; round < 5; round++)
        {
            var email = $"twin-{round}@example.com";
            // Both instances begin at the same moment.
            stack.Sandbox.Commercetools!.Notifications.Hold = true;
            var twins = await Task.WhenAll(stack.RegisterAsync(email, "de"), stack.RegisterAsync(email, "fr"));
            stack.Sandbox.Commercetools.Notifications.ReleaseReversed();

            var accounts = new[] { await stack.AccountAsync(twins[0]), await stack.AccountAsync(twins[1]) };

            Assert.Equal(accounts[0], accounts[1]);
            Assert.Equal(1, stack.AccountsOf(email));
            string[] linkedBy = [.. (await Task.WhenAll(twins.Select(twin => stack.LinksAsync(twin.Id())))).Select(links => links.Single().GetString("LinkedBy")).Order()];
            Assert.Equal(["created", "email"], linkedBy);
        }

        Assert.All(stack.Sandbox.Hosts, host => Assert.True(host.Counts["CustomerExport"].Invocations > 0));
    }
}
