using Connector.ExactMax.Contract;
using Connector.MaxGateway.Orders;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Returns;

/// <summary>A credit memo with what MAX knows about the order that it credits, and the order that it becomes.</summary>
internal sealed record CreditMemoContext
{
    public required CreditMemoRequest Request { get; init; }

    /// <summary>The order that is credited.</summary>
    public required OrderRecord Credited { get; init; }

    /// <summary>The order that it becomes.</summary>
    public required SalesOrderRequest Order { get; init; }

    public required OrderContext Max { get; init; }

    /// <summary>Lines of the RMA that it settles; empty when it settles none, or there is no such RMA.</summary>
    public required IReadOnlyList<ReturnLineRow> Settled { get; init; }

    /// <summary>Null when MAX has no such customer order.</summary>
    public static async Task<CreditMemoContext?> ReadAsync(MaxCompany company, CreditMemoRequest request, string fingerprint, CancellationToken cancellation)
    {
        if (await company.Reader.OrderRecordAsync(request.OrderNumber, cancellation) is not { } credited
            || credited.Header["STYPE_27"] != OrderType.Sale.Code || credited.Header["ORDNUM_27"] != request.OrderNumber)
        {
            return null;
        }
        var order = CreditMemoOrder.Of(request, credited, await company.Reader.CodesAsync(cancellation), company.Options, fingerprint);
        var max = await OrderContext.ReadAsync(company.Reader, order, cancellation);
        return new CreditMemoContext
        {
            Request = request, Credited = credited, Max = max, Order = max.Resolve(order),
            Settled = request.ReturnNumber is { Length: > 0 } number ? await company.Reader.ReturnLinesAsync(number, cancellation) : [],
        };
    }
}
