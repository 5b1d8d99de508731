using Connector.MaxGateway.Inbox;

namespace Connector.MaxGateway.Orders;

/// <summary>A write that wants into the inbox.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="OrderNumber">The order that it is about; null for what is new.</param>
/// <param name="Body">The request in the contract's canonical JSON.</param>
/// <param name="AdmitAsync">Looks at it when it comes for the first time: its id in the calling system, or a <see cref="Http.ProblemException"/>.</param>
internal sealed record OrderWrite(OperationKind Kind, string? OrderNumber, string Body, Func<CancellationToken, Task<string>> AdmitAsync)
{
    public string Hash => Fingerprint.OfBody(Kind == OperationKind.Create ? Body : $"{Kind} {OrderNumber}\n{Body}");
}
