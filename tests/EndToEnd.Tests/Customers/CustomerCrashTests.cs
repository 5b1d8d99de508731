using Connector.Sandbox.Commercetools;
using Connector.Sandbox.Demo;
using Connector.Sync.Storage;
using EndToEnd.Tests.Orders;

namespace EndToEnd.Tests.Customers;

/// <summary>Where the worker is killed, in the order in which an export passes.</summary>
public enum CustomerStep
{
    BeforeLinkIsBegun,
    BeforeLinkIsSaved,
    BeforeUpdate,
    UpdateAppliedBeforeReply,
    BeforeAppliedVersionIsSaved,
    BeforeCompletion,
}

/// <summary>The worker may end at any moment; the customer has one account, and commercetools knows it.</summary>
public sealed class CustomerCrashTests(CustomerStack stack) : IClassFixture<CustomerStack>
{
    public static TheoryData<CustomerStep> Steps => [.. Enum.GetValues<CustomerStep>()];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Killed_at_any_step_and_started_again_leaves_exactly_one_account(CustomerStep step)
    {
        await stack.ResetAsync();
        var worker = new WorkerKill(stack);
        switch (step)
        {
            case CustomerStep.BeforeLinkIsBegun: worker.BeforeRow(TableName.Links, 1); break;
            case CustomerStep.BeforeLinkIsSaved: worker.BeforeRow(TableName.Links, 2); break;
            case CustomerStep.BeforeUpdate: worker.AtUpdate(CustomerStack.IsCustomerUpdate, CallMoment.BeforeApply); break;
            case CustomerStep.UpdateAppliedBeforeReply: worker.AtUpdate(CustomerStack.IsCustomerUpdate, CallMoment.AfterApply); break;
            case CustomerStep.BeforeAppliedVersionIsSaved: worker.BeforeRow(TableName.Links, 3); break;
            default: worker.BeforeCompletion("CustomerExport"); break;
        }

        var email = $"{step}@example.com";
        var registered = await stack.RegisterAsync(email, "de");
        await worker.Killed.WaitAsync(OrderStack.Patience);
        await stack.Sandbox.Host!.StartWorkerAsync();

        var account = await stack.AccountAsync(registered);
        Assert.Equal(1, stack.AccountsOf(email));
        var link = Assert.Single(await stack.LinksAsync(registered.Id()));
        Assert.Equal((account, "Robin Registered"), (link.GetString("Account"), stack.InMax(account, "NAME_23")));
        Assert.Equal((await stack.CustomerAsync(registered.Id()))["version"]!.GetValue<long>(), link.GetInt64("AppliedVersion"));
        Assert.Null(await stack.DeadLetterAsync(registered.Id()));
    }
}
