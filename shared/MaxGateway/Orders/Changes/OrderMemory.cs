using System.Text.Json.Serialization;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Orders.Changes;

/// <summary>
/// What the gateway remembers of an order while it is open, apart from the bodies that the inbox forgets: what the caller
/// wanted last, what was last written for it, and what is being written. Holds no name and no address.
/// </summary>
internal sealed record OrderMemory
{
    public required string ExternalId { get; init; }

    public required string CustomerId { get; init; }

    public required string Currency { get; init; }

    /// <summary>The operation that has begun to write and has not ended; null at rest.</summary>
    public string? Operation { get; init; }

    public required IReadOnlyDictionary<string, FieldMemory> Header { get; init; }

    public required IReadOnlyList<LineMemory> Lines { get; init; }

    [JsonIgnore]
    public bool Intends => Header.Values.Any(value => value.Intended is not null) || Lines.Any(line => line.Intended is not null);

    public static OrderMemory Of(SalesOrderRequest raw, SalesOrderRequest order, string number, OrderContext context, CompanyOptions company)
    {
        var header = HeaderField.Full(order, context, company);
        return new OrderMemory
        {
            ExternalId = raw.ExternalId, CustomerId = raw.CustomerId, Currency = raw.Currency,
            Header = HeaderField.All.ToDictionary(field => field.Name, field => new FieldMemory(new FieldState(field.Wish(raw), field.Print(header))), StringComparer.Ordinal),
            Lines = [.. LineKey.Of(raw).Zip(raw.Lines, order.Lines).Select(line =>
            {
                var place = new LinePlace(line.Second.LineNumber, line.Second.Delivery);
                var columns = LineColumns.Full(order, line.Third, place, number, context, company);
                return new LineMemory { Key = line.First, Place = place, Known = new LineState(LineColumns.Wish(raw, line.Second), LineColumns.Judged(columns)) };
            })],
        };
    }

    /// <summary>Settles what was being written by looking at MAX: what is there was written, what is not there was not.</summary>
    public OrderMemory Settle(OrderRecord max) => this with
    {
        Header = Header.ToDictionary(field => field.Key, field => field.Value.Settle(HeaderField.All.First(known => known.Name == field.Key).Print(max.Header)), StringComparer.Ordinal),
        Lines = [.. Lines.Select(line => line.Settle(max.At(line.Place.LineNumber, line.Place.Delivery))).OfType<LineMemory>()],
    };

    /// <summary>Everything that was being written is written.</summary>
    public OrderMemory Applied() => this with
    {
        Operation = null,
        Header = Header.ToDictionary(field => field.Key, field => new FieldMemory(field.Value.Intended ?? field.Value.Known), StringComparer.Ordinal),
        Lines = [.. Lines.Select(line => line.Applied())],
    };

    public OrderMemory Cancelled() => this with { Operation = null, Lines = [.. Lines.Select(line => line with { Closed = true, Intended = null })] };

    public IReadOnlyList<LineAssignment> Assignments() =>
        [.. Lines.Where(line => !line.Closed).Select(line => new LineAssignment(line.Key.ExternalLineId, line.Place.LineNumber, line.Place.Delivery))];
}

/// <summary>A value of the header: fingerprints of what was wanted and what was written for it.</summary>
internal sealed record FieldState(string Wish, string Written);

/// <summary>A value of the header.</summary>
internal sealed record FieldMemory(FieldState Known, FieldState? Intended = null)
{
    public FieldMemory Settle(string stands) => new(Intended is { } intended && intended.Written == stands ? intended : Known);
}

/// <summary>What names a line for the caller: several lines may have one id.</summary>
internal sealed record LineKey(string ExternalLineId, int Occurrence, int Delivery)
{
    public static IReadOnlyList<LineKey> Of(SalesOrderRequest order)
    {
        var seen = new Dictionary<(string, int), int>();
        return [.. order.Lines.Select(line =>
        {
            var occurrence = seen[(line.ExternalLineId, line.Delivery)] = seen.GetValueOrDefault((line.ExternalLineId, line.Delivery)) + 1;
            return new LineKey(line.ExternalLineId, occurrence, line.Delivery);
        })];
    }
}

/// <summary>What was wanted of a line (a fingerprint) and the columns that were written for it.</summary>
internal sealed record LineState(string Wish, IReadOnlyDictionary<string, string> Written);

/// <summary>A line.</summary>
internal sealed record LineMemory
{
    public required LineKey Key { get; init; }

    public required LinePlace Place { get; init; }

    /// <summary>Null while the line is being added.</summary>
    public LineState? Known { get; init; }

    /// <summary>What is being written; a state without columns closes the line.</summary>
    public LineState? Intended { get; init; }

    /// <summary>The caller no longer wants it, and MAX has closed it.</summary>
    public bool Closed { get; init; }

    public static LineState Closing { get; } = new("", new Dictionary<string, string>());

    public LineMemory? Settle(LineRecord? stored)
    {
        if (Intended is null)
            return this;
        if (Intended.Written.Count == 0)
            return this with { Intended = null, Closed = Closed || stored is null or { Closed: true } };
        // A line at the place that was kept for a new one is the new one, even if people have changed it already.
        if (Known is null)
            return stored is null ? null : this with { Known = Intended, Intended = null };
        return stored is not null && LineColumns.Same(stored.Columns, Intended.Written)
            ? this with { Known = Intended, Intended = null }
            : this with { Intended = null };
    }

    public LineMemory Applied() => Intended switch
    {
        null => this,
        { Written.Count: 0 } => this with { Intended = null, Closed = true },
        _ => this with { Known = Intended, Intended = null },
    };
}
