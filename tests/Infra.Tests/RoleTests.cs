using Connector.Sync.Work;

namespace Connector.Infra.Tests;

public sealed class RoleTests
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["b7e6dc6d-f1e8-4753-8033-0f276bb0955b"] = "Storage Blob Data Owner",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0"] = "Azure Service Bus Data Receiver",
        ["69a216fc-b8fb-44d8-bc22-1f3c2cd27a39"] = "Azure Service Bus Data Sender",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
    };

    [BicepTheory]
    [InlineData("test")]
    [InlineData("production")]
    public async Task The_app_has_these_roles_and_none_besides(string environment)
    {
        var deployment = await Deployment.OfAsync(environment);
        var roles = deployment.OfType("Microsoft.Authorization/roleAssignments").Select(assignment =>
            $"{Names[((string)assignment["properties"]!["roleDefinitionId"]!).Split('/')[^1]]}: {Scope((string)assignment["id"]!)}");
        Assert.Equal(
            [
                $"Azure Service Bus Data Receiver: queues/{FlowName.CommercetoolsEvents}",
                $"Azure Service Bus Data Receiver: queues/{FlowName.CustomerExport}",
                $"Azure Service Bus Data Receiver: queues/{FlowName.Items}",
                $"Azure Service Bus Data Receiver: queues/{FlowName.Operations}",
                $"Azure Service Bus Data Receiver: queues/{FlowName.OrderExport}",
                $"Azure Service Bus Data Receiver: queues/{FlowName.OrderFeedback}",
                $"Azure Service Bus Data Receiver: queues/{FlowName.Prices}",
                $"Azure Service Bus Data Receiver: queues/{FlowName.ReturnExport}",
                $"Azure Service Bus Data Receiver: queues/{FlowName.Stock}",
                $"Azure Service Bus Data Sender: queues/{FlowName.CustomerExport}",
                $"Azure Service Bus Data Sender: queues/{FlowName.Items}",
                $"Azure Service Bus Data Sender: queues/{FlowName.Operations}",
                $"Azure Service Bus Data Sender: queues/{FlowName.OrderExport}",
                $"Azure Service Bus Data Sender: queues/{FlowName.OrderFeedback}",
                $"Azure Service Bus Data Sender: queues/{FlowName.Prices}",
                $"Azure Service Bus Data Sender: queues/{FlowName.ReturnExport}",
                $"Azure Service Bus Data Sender: queues/{FlowName.Stock}",
                $"Key Vault Secrets User: vaults/{Name(deployment, "Microsoft.KeyVault/vaults")}",
                $"Monitoring Metrics Publisher: components/{Name(deployment, "Microsoft.Insights/components")}",
                $"Storage Blob Data Owner: storageAccounts/{Name(deployment, "Microsoft.Storage/storageAccounts")}",
                $"Storage Table Data Contributor: storageAccounts/{Name(deployment, "Microsoft.Storage/storageAccounts")}",
            ],
            roles.Order(StringComparer.Ordinal));
    }

    [BicepFact]
    public async Task Every_role_is_the_apps_own_identity()
    {
        var deployment = await Deployment.OfAsync("test");
        var identity = (string)deployment.Single("Microsoft.ManagedIdentity/userAssignedIdentities")["id"]!;
        var app = deployment.Single("Microsoft.Web/sites");
        Assert.Equal([identity], app["identity"]!["userAssignedIdentities"]!.AsObject().Select(entry => entry.Key));
        Assert.Equal(identity, (string)app["properties"]!["keyVaultReferenceIdentity"]!);
        Assert.All(
            deployment.OfType("Microsoft.Authorization/roleAssignments"),
            assignment => Assert.Equal($"[reference('{identity}', '2023-01-31').principalId]", (string)assignment["properties"]!["principalId"]!));
    }

    [BicepFact]
    public async Task The_vault_grants_by_role_and_not_by_access_policy()
    {
        var properties = (await Deployment.OfAsync("production")).Single("Microsoft.KeyVault/vaults")["properties"]!;
        Assert.True((bool)properties["enableRbacAuthorization"]!);
        Assert.True((bool)properties["enablePurgeProtection"]!);
        Assert.Null(properties["accessPolicies"]);
    }

    private static string Name(Deployment deployment, string type) => Deployment.NameOf(deployment.Single(type));

    private static string Scope(string assignment) =>
        string.Join('/', assignment[..assignment.IndexOf("/providers/Microsoft.Authorization/", StringComparison.Ordinal)].Split('/')[^2..]);
}
