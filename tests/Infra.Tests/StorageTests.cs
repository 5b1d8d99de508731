using Connector.Sync.Storage;

namespace Connector.Infra.Tests;

public sealed class StorageTests
{
    [BicepTheory]
    [InlineData("test")]
    [InlineData("production")]
    public async Task The_storage_account_takes_no_shared_key_and_no_old_transport(string environment)
    {
        var properties = (await Deployment.OfAsync(environment)).Single("Microsoft.Storage/storageAccounts")["properties"]!;
        Assert.False((bool)properties["allowSharedKeyAccess"]!);
        Assert.False((bool)properties["allowBlobPublicAccess"]!);
        Assert.True((bool)properties["supportsHttpsTrafficOnly"]!);
        Assert.Contains((string)properties["minimumTlsVersion"]!, new[] { "TLS1_2", "TLS1_3" });
    }

    [BicepFact]
    public async Task The_tables_are_those_of_the_code() => Assert.Equal(
        TableName.All.Order(),
        (await Deployment.OfAsync("test")).Names("Microsoft.Storage/storageAccounts/tableServices/tables").Order());

    [BicepFact]
    public async Task The_containers_are_those_of_the_code_and_the_deployment_package()
    {
        var deployment = await Deployment.OfAsync("test");
        var storage = deployment.Single("Microsoft.Web/sites")["properties"]!["functionAppConfig"]!["deployment"]!["storage"]!;
        Assert.EndsWith(".primaryEndpoints.blob, 'deployments')]", (string)storage["value"]!, StringComparison.Ordinal);
        Assert.Equal(
            ContainerName.All.Append("deployments").Order(),
            deployment.Names("Microsoft.Storage/storageAccounts/blobServices/containers").Order());
    }
}
