using System.Globalization;
using System.Text.Json;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Http;

namespace Connector.MaxGateway.Inbox;

/// <summary>An <see cref="InboxEntry"/> as columns of text and numbers.</summary>
internal sealed class InboxRow
{
    public long Sequence { get; set; }
    public string OperationId { get; set; } = "";
    public string Company { get; set; } = "";
    public string Kind { get; set; } = "create";
    public string Key { get; set; } = "";
    public string BodyHash { get; set; } = "";
    public string Body { get; set; } = "";
    public string ExternalId { get; set; } = "";
    public string State { get; set; } = "";
    public string? OrderNumber { get; set; }
    public string Lines { get; set; } = "[]";
    public int Attempts { get; set; }
    public string? Error { get; set; }
    public string Received { get; set; } = "";
    public string? Finished { get; set; }

    public static InboxRow Of(InboxEntry entry) => new()
    {
        OperationId = entry.OperationId, Company = entry.Company, Kind = Name(entry.Kind), Key = entry.Key, BodyHash = entry.BodyHash, Body = entry.Body,
        ExternalId = entry.ExternalId, State = Name(entry.State), OrderNumber = entry.OrderNumber,
        Lines = JsonSerializer.Serialize(entry.Lines, StrictJson.Options), Attempts = entry.Attempts,
        Error = entry.Error is null ? null : JsonSerializer.Serialize(entry.Error, StrictJson.Options),
        Received = Text(entry.Received), Finished = entry.Finished is { } finished ? Text(finished) : null,
    };

    public InboxEntry ToEntry() => new()
    {
        Sequence = Sequence, OperationId = OperationId, Company = Company, Kind = Enum.Parse<OperationKind>(Kind, ignoreCase: true), Key = Key, BodyHash = BodyHash, Body = Body, ExternalId = ExternalId,
        State = Enum.Parse<OperationState>(State, ignoreCase: true), OrderNumber = OrderNumber,
        Lines = JsonSerializer.Deserialize<IReadOnlyList<LineAssignment>>(Lines, StrictJson.Options) ?? [], Attempts = Attempts,
        Error = Error is null ? null : JsonSerializer.Deserialize<GatewayProblem>(Error, StrictJson.Options),
        Received = Instant(Received), Finished = Finished is null ? null : Instant(Finished),
    };

    public static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
