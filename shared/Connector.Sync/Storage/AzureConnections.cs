using Azure.Data.Tables;
using Azure.Identity;
using Azure.Messaging.ServiceBus;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace Connector.Sync.Storage;

/// <summary>
/// Where Service Bus and storage are. In Azure: addresses, and the app's managed identity; on one machine: connection
/// strings of Azurite and the sandbox.
/// </summary>
public static class AzureConnections
{
    /// <summary>Service Bus: setting <c>ServiceBus__fullyQualifiedNamespace</c> (managed identity) or <c>ServiceBus</c> (connection string), as the Functions trigger reads them.</summary>
    public static ServiceBusClient ServiceBus(IConfiguration configuration) => configuration["ServiceBus:fullyQualifiedNamespace"] is { Length: > 0 } host
        ? new ServiceBusClient(host, new DefaultAzureCredential())
        : new ServiceBusClient(Required(configuration, "ServiceBus", "ServiceBus__fullyQualifiedNamespace (for example myshop.servicebus.windows.net)"));

    /// <summary>Tables: setting <c>Storage__tableServiceUri</c> (managed identity) or <c>Storage</c> (connection string).</summary>
    public static TableServiceClient Tables(IConfiguration configuration) => configuration["Storage:tableServiceUri"] is { Length: > 0 } uri
        ? new TableServiceClient(Address("Storage__tableServiceUri", uri), new DefaultAzureCredential())
        : new TableServiceClient(Required(configuration, "Storage", "Storage__tableServiceUri (for example https://myshop.table.core.windows.net)"));

    /// <summary>Blobs: setting <c>Storage__blobServiceUri</c> (managed identity) or <c>Storage</c> (connection string).</summary>
    public static BlobServiceClient Blobs(IConfiguration configuration) => configuration["Storage:blobServiceUri"] is { Length: > 0 } uri
        ? new BlobServiceClient(Address("Storage__blobServiceUri", uri), new DefaultAzureCredential())
        : new BlobServiceClient(Required(configuration, "Storage", "Storage__blobServiceUri (for example https://myshop.blob.core.windows.net)"));

    private static string Required(IConfiguration configuration, string key, string other) => configuration[key] is { Length: > 0 } value
        ? value
        : throw new InvalidSettingException($"{key} must be a connection string, or {other} must be set.");

    private static Uri Address(string key, string value) => Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
        ? uri
        : throw new InvalidSettingException($"{key} must be an absolute https address, not \"{value}\".");
}

/// <summary>A setting is missing or wrong; the message names its full key and what is allowed.</summary>
public sealed class InvalidSettingException(string message) : Exception(message);
