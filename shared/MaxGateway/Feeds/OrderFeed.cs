using System.Runtime.CompilerServices;
using Connector.ExactMax.Contract;
using Connector.MaxGateway.Fulfilment;
using Connector.MaxGateway.Reads;

namespace Connector.MaxGateway.Feeds;

/// <summary>What happened to orders, oldest first; a page is held at a time.</summary>
internal static class OrderFeed
{
    public static async IAsyncEnumerable<OrderEvent> ReadAsync(FeedRead read, OrderOrigins origins, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var clock = new ServerClock(read.Company.Options);
        var rows = read.Company.Reader.StreamAsync<OrderEventRow>(SqlText.OrderEvents, new { since = read.Window!.Since }, read.TimeoutSeconds, cancellation);
        await foreach (var page in rows.Chunk(FeedRead.PartsPerPage).WithCancellation(cancellation))
        {
            var known = await origins.FindAsync(read.Company.Options.Name, page.Select(row => row.OrderNumber), cancellation);
            foreach (var row in page)
                yield return Event(row, known.GetValueOrDefault(row.OrderNumber), clock);
        }
    }

    private static OrderEvent Event(OrderEventRow row, string? externalId, ServerClock clock)
    {
        var document = row.Kind == "shipment" && !string.IsNullOrEmpty(row.Document) ? ShipmentIds.Of(row.OrderNumber, row.Document) : row.Document.NullIfEmpty();
        return new OrderEvent
        {
            // The instant is part of it: a second change of the same thing is another event.
            Id = string.Join('-', new[] { row.Kind, row.OrderNumber, document, ShipmentIds.Digits(row.NotedAt) }.OfType<string>()),
            Kind = Enum.Parse<OrderEventKind>(row.Kind, ignoreCase: true), OrderNumber = row.OrderNumber, ExternalId = externalId, Document = document, At = clock.Instant(row.NotedAt),
        };
    }
}
