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
        : Connected(configuration, "ServiceBus", "ServiceBus__fullyQualifiedNamespace (for example myshop.servicebus.windows.net)", text => new ServiceBusClient(text));

    /// <summary>Tables: setting <c>Storage__tableServiceUri</c> (managed identity) or <c>Storage</c> (connection string).</summary>
    public static TableServiceClient Tables(IConfiguration configuration) => configuration["Storage:tableServiceUri"] is { Length: > 0 } uri
        ? new TableServiceClient(Address("Storage__tableServiceUri", uri), new DefaultAzureCredential())
        : Connected(configuration, "Storage", "Storage__tableServiceUri (for example https://myshop.table.core.windows.net)", text => new TableServiceClient(text));

    /// <summary>Blobs: setting <c>Storage__blobServiceUri</c> (managed identity) or <c>Storage</c> (connection string).</summary>
    public static BlobServiceClient Blobs(IConfiguration configuration) => configuration["Storage:blobServiceUri"] is { Length: > 0 } uri
        ? new BlobServiceClient(Address("Storage__blobServiceUri", uri), new DefaultAzureCredential())
        : Connected(configuration, "Storage", "Storage__blobServiceUri (for example https://myshop.blob.core.windows.net)", text => new BlobServiceClient(text));

    private static T Connected<T>(IConfiguration configuration, string key, string other, Func<string, T> connect)
    {
        var wrong = $"{key} must be a connection string, or {other} must be set.";
        if (configuration[key] is not { Length: > 0 } text) throw new InvalidSettingException(wrong);
        try
        {
            return connect(text);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            // The value is a secret, and the SDK's message may quote it: neither is repeated.
            throw new InvalidSettingException($"{wrong} What is set is not a connection string.");
        }
    }

    private static Uri Address(string key, string value) => Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps
        ? uri
        : throw new InvalidSettingException($"{key} must be an absolute https address, not \"{value}\".");
}

/// <summary>A setting is missing or wrong; the message names its full key and what is allowed.</summary>
public sealed class InvalidSettingException(string message) : Exception(message);
