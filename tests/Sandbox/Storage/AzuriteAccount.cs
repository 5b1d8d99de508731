namespace Connector.Sandbox.Storage;

/// <summary>Azurite's well-known development account; not a secret.</summary>
internal static class AzuriteAccount
{
    private const string Name = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <summary>The long form, which ports other than Azurite's own need.</summary>
    public static string ConnectionString(Uri blob, Uri queue, Uri table) =>
        $"DefaultEndpointsProtocol=http;AccountName={Name};AccountKey={Key};BlobEndpoint={Endpoint(blob)};QueueEndpoint={Endpoint(queue)};TableEndpoint={Endpoint(table)};";

    private static string Endpoint(Uri uri) => new Uri(uri, Name).ToString();
}
