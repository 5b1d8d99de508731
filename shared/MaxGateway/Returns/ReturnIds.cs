using Connector.ExactMax.Contract;

namespace Connector.MaxGateway.Returns;

/// <summary>The caller's ids by line of the document; the deliveries of a line are of one item.</summary>
internal static class ReturnIds
{
    public static IReadOnlyDictionary<int, string> Of(IReadOnlyList<LineAssignment> lines) =>
        lines.DistinctBy(line => line.LineNumber).ToDictionary(line => line.LineNumber, line => line.ExternalLineId);
}
