using System.Text.Json.Serialization;

namespace Connector.ExactMax.Contract;

/// <summary>State of a write at the gateway.</summary>
public enum OperationState
{
    /// <summary>In the inbox, not yet begun.</summary>
    Queued,

    /// <summary>Being written into MAX.</summary>
    Running,

    /// <summary>MAX holds it.</summary>
    Succeeded,

    /// <summary>MAX refused it; nothing usable was left behind.</summary>
    Failed,

    /// <summary>The outcome is not known and looking it up did not settle it; never repeated blindly.</summary>
    Unknown,
}

/// <summary>A write at the gateway: the answer of every write endpoint and of <c>GET /v1/{company}/operations/{id}</c>.</summary>
public sealed record Operation
{
    /// <summary>Id of the operation.</summary>
    public required string OperationId { get; init; }

    /// <summary>State.</summary>
    public required OperationState State { get; init; }

    /// <summary>MAX order number once known, also while lines are still being added; for a credit memo the number of its order.</summary>
    public string? OrderNumber { get; init; }

    /// <summary>RMA number once known, for a return.</summary>
    public string? ReturnNumber { get; init; }

    /// <summary>MAX customer account once known.</summary>
    public string? CustomerId { get; init; }

    /// <summary>What was done about the account, for a write of a customer.</summary>
    public AccountOutcome? Account { get; init; }

    /// <summary>Which MAX line each external line became.</summary>
    public IReadOnlyList<LineAssignment> Lines { get; init => field = value ?? []; } = [];

    /// <summary>Why it failed, or is unknown.</summary>
    public GatewayProblem? Error { get; init; }
}

/// <summary>Which MAX line an external line became.</summary>
/// <param name="ExternalLineId">Line in the calling system.</param>
/// <param name="LineNumber">MAX line number.</param>
/// <param name="Delivery">Delivery within the line; the first is 1.</param>
public sealed record LineAssignment(string ExternalLineId, int LineNumber, int Delivery);

/// <summary>A problem in the form of RFC 9457, with a code from <see cref="GatewayProblemCode"/>.</summary>
public sealed record GatewayProblem
{
    /// <summary>Code from the closed list <see cref="GatewayProblemCode"/>.</summary>
    public required string Code { get; init; }

    /// <summary>A short sentence on the kind of problem.</summary>
    public required string Title { get; init; }

    /// <summary>What happened, with the value.</summary>
    public string? Detail { get; init; }

    /// <summary>The field that caused it, for example <c>lines[2].part</c>.</summary>
    public string? Field { get; init; }

    /// <summary>The value that caused it.</summary>
    public string? Value { get; init; }

    /// <summary>What to do about it.</summary>
    public string? Advice { get; init; }

    /// <summary>True when the same request may succeed later.</summary>
    public bool Retryable { get; init; }

    /// <summary>HTTP status.</summary>
    public int Status { get; init; }

    /// <summary>Correlation id of the request.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>All problems when there are several; null when this is the only one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<GatewayProblem>? Errors { get; init; }
}

/// <summary>The closed list of problem codes.</summary>
public static class GatewayProblemCode
{
    /// <summary>The request is not well-formed, or a value is not allowed.</summary>
    public const string Validation = "VALIDATION";

    /// <summary>The company is not configured at this gateway.</summary>
    public const string UnknownCompany = "UNKNOWN_COMPANY";

    /// <summary>MAX has no such customer.</summary>
    public const string UnknownCustomer = "UNKNOWN_CUSTOMER";

    /// <summary>A rule recognises several accounts; the problem's value lists them.</summary>
    public const string AmbiguousCustomer = "AMBIGUOUS_CUSTOMER";

    /// <summary>An account with the same name and postal code exists; the problem's value lists them.</summary>
    public const string SimilarCustomer = "SIMILAR_CUSTOMER";

    /// <summary>MAX's cross-reference does not know the customer's part number, or means another part.</summary>
    public const string UnknownCustomerPart = "UNKNOWN_CUSTOMER_PART";

    /// <summary>MAX has shipped what would have to change; the problem's value lists the lines.</summary>
    public const string Shipped = "SHIPPED";

    /// <summary>What comes back was not shipped, or has come back already; the problem's value tells the quantities.</summary>
    public const string NotShipped = "NOT_SHIPPED";

    /// <summary>The company does not allow this write.</summary>
    public const string NotAllowed = "NOT_ALLOWED";

    /// <summary>People changed in MAX what would have to change; the problem's value lists the lines.</summary>
    public const string ChangedInMax = "CHANGED_IN_MAX";

    /// <summary>The order in MAX is no longer at the expected version (409): read it and decide anew.</summary>
    public const string Version = "VERSION";

    /// <summary>The customer is on hold.</summary>
    public const string CustomerOnHold = "CUSTOMER_ON_HOLD";

    /// <summary>MAX has no such part.</summary>
    public const string UnknownSku = "UNKNOWN_SKU";

    /// <summary>The part has no Part_Sales record.</summary>
    public const string NotSellable = "NOT_SELLABLE";

    /// <summary>A terms, tax, ship-via, currency or stockroom code does not exist.</summary>
    public const string UnknownCode = "UNKNOWN_CODE";

    /// <summary>The same key came with another body, or another record has the value already.</summary>
    public const string Duplicate = "DUPLICATE";

    /// <summary>The order is closed or shipped.</summary>
    public const string ClosedOrder = "CLOSED_ORDER";

    /// <summary>A value is longer than MAX's field.</summary>
    public const string Length = "LENGTH";

    /// <summary>The lines do not add up to the totals.</summary>
    public const string Totals = "TOTALS";

    /// <summary>MAX refused the document without saying why.</summary>
    public const string Refused = "REFUSED";

    /// <summary>No such record.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>No or wrong credentials.</summary>
    public const string Unauthorized = "UNAUTHORIZED";

    /// <summary>MAX has more to do than it can; come back later (429 with Retry-After).</summary>
    public const string ErpBusy = "ERP_BUSY";

    /// <summary>MAX or its database does not answer (503).</summary>
    public const string ErpDown = "ERP_DOWN";

    /// <summary>It is not known whether MAX took the document.</summary>
    public const string OutcomeUnknown = "OUTCOME_UNKNOWN";

    /// <summary>A defect of the gateway (500).</summary>
    public const string Internal = "INTERNAL";
}

/// <summary>Answer of <c>GET /v1/health</c>.</summary>
public sealed record GatewayHealth
{
    /// <summary><c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</summary>
    public required string Status { get; init; }

    /// <summary>State of each company: database, writer, length of the inbox.</summary>
    public IReadOnlyDictionary<string, CompanyHealth> Companies { get; init => field = value ?? new Dictionary<string, CompanyHealth>(); } = new Dictionary<string, CompanyHealth>();
}

/// <summary>Health of one company.</summary>
public sealed record CompanyHealth
{
    /// <summary>True when the database answers.</summary>
    public required bool Database { get; init; }

    /// <summary>True when the writer works.</summary>
    public required bool Writer { get; init; }

    /// <summary>Documents that wait in the inbox.</summary>
    public int Waiting { get; init; }

    /// <summary>What is wrong.</summary>
    public string? Detail { get; init; }
}

/// <summary>Answer of <c>GET /v1/capabilities</c>.</summary>
public sealed record GatewayCapabilities
{
    /// <summary>Version of the gateway.</summary>
    public required string Version { get; init; }

    /// <summary>Companies.</summary>
    public IReadOnlyList<CompanyCapabilities> Companies { get; init => field = value ?? []; } = [];

    /// <summary>Longest value of each field of the contract, for example <c>purchaseOrder: 25</c>.</summary>
    public IReadOnlyDictionary<string, int> MaxLengths { get; init => field = value ?? new Dictionary<string, int>(); } = new Dictionary<string, int>();
}

/// <summary>What one company offers.</summary>
public sealed record CompanyCapabilities
{
    /// <summary>Name in the URL.</summary>
    public required string Company { get; init; }

    /// <summary>ISO 4217 currencies.</summary>
    public IReadOnlyList<string> Currencies { get; init => field = value ?? []; } = [];

    /// <summary>Enabled writes: <c>order</c>, <c>customer</c>, <c>customerMatch</c>, <c>shipTo</c>, <c>return</c>, <c>creditMemo</c>, ...</summary>
    public IReadOnlyList<string> Writes { get; init => field = value ?? []; } = [];
}
