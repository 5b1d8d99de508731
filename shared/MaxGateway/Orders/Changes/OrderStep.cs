using Connector.ExactMax.Documents;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Work;

namespace Connector.MaxGateway.Orders.Changes;

/// <summary>One call of MAXUpdate on an order, with how its effect is seen in MAX.</summary>
internal abstract record OrderStep
{
    /// <summary>What it writes, for a sentence.</summary>
    public abstract string What { get; }

    public abstract Task WriteAsync(MaxCompany company, CancellationToken cancellation);

    /// <summary>True when MAX holds what the step writes.</summary>
    public abstract bool Done(OrderRecord max);

    /// <summary>True when MAX stands as it did when the step was planned.</summary>
    public abstract bool Due(OrderRecord max);

    protected static bool Same(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) => one.Keys.All(column => one.Same(other, column));
}

/// <summary>Adds a line.</summary>
internal sealed record AddLine(LinePlace Place, IReadOnlyDictionary<string, string> Columns) : OrderStep
{
    public override string What => $"line {Place}";

    public override Task WriteAsync(MaxCompany company, CancellationToken cancellation) =>
        company.AddSalesOrderLineAsync(SalesOrderDocuments.LineOf(Columns), cancellation);

    public override bool Done(OrderRecord max) => max.At(Place.LineNumber, Place.Delivery) is { } line && LineColumns.Same(line.Columns, Columns);

    public override bool Due(OrderRecord max) => max.At(Place.LineNumber, Place.Delivery) is null;
}

/// <summary>Changes or closes a line.</summary>
internal sealed record ChangeLine(LineRecord Old, IReadOnlyDictionary<string, string> Columns) : OrderStep
{
    public LinePlace Place => new(Old.LineNumber, Old.Delivery);

    public override string What => $"line {Place}";

    public override Task WriteAsync(MaxCompany company, CancellationToken cancellation) =>
        company.ChangeSalesOrderLineAsync(SalesOrderDocuments.LineOf(Columns), SalesOrderDocuments.LineOf(Old.Columns), cancellation);

    public override bool Done(OrderRecord max) => max.At(Old.LineNumber, Old.Delivery) is { } line && Same(Columns, line.Columns);

    public override bool Due(OrderRecord max) => max.At(Old.LineNumber, Old.Delivery) is { } line && Same(Old.Columns, line.Columns);
}

/// <summary>Changes or closes the header.</summary>
internal sealed record ChangeHeader(IReadOnlyDictionary<string, string> Old, IReadOnlyDictionary<string, string> Columns) : OrderStep
{
    public override string What => "the header";

    public override Task WriteAsync(MaxCompany company, CancellationToken cancellation) =>
        company.ChangeSalesOrderAsync(SalesOrderDocuments.HeaderOf(Columns), SalesOrderDocuments.HeaderOf(Old), cancellation);

    public override bool Done(OrderRecord max) => Same(Columns, max.Header);

    public override bool Due(OrderRecord max) => Same(Old, max.Header);
}
