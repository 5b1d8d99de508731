namespace Connector.MaxGateway.Fulfilment;

/// <summary>Which RMAs and credit memos the gateway entered, and for what.</summary>
internal interface IReturnMemory
{
    /// <summary>What is remembered of RMAs, or of credit memos by their order numbers; documents that people entered are missing.</summary>
    Task<IReadOnlyDictionary<string, ReturnMemory>> FindAsync(string company, IReadOnlyCollection<string> numbers, CancellationToken cancellation);
}

/// <summary>A document that the gateway entered.</summary>
/// <param name="ExternalId">Id of the return in the calling system.</param>
/// <param name="Items">Ids of the return items by line of the document.</param>
internal sealed record ReturnMemory(string ExternalId, IReadOnlyDictionary<int, string> Items);
