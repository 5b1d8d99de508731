namespace Connector.Sync.Flows;

/// <summary>Keeps what flows in shadow mode would have written.</summary>
public interface IShadowRecords
{
    /// <summary>Records a would-be write; a later one of the same key replaces it.</summary>
    Task RecordAsync(string flow, string key, string target, string documentHash, CancellationToken cancellationToken);
}
