using System.Runtime.CompilerServices;
using Dapper;

namespace Connector.MaxGateway.Reads;

/// <summary>Reads one company's MAX database through the views.</summary>
internal sealed class MaxReader(IMaxConnections connections, string company)
{
    static MaxReader() => SqlMapper.AddTypeHandler(new DecimalColumn());

    public async Task PingAsync(CancellationToken cancellation) => await QueryAsync<long>(SqlText.Ping, null, cancellation);

    public async Task<CustomerRow?> CustomerAsync(string customerId, CancellationToken cancellation) =>
        (await QueryAsync<CustomerRow>(SqlText.CustomerById, new { customerId = Ansi(customerId) }, cancellation)).SingleOrDefault();

    public Task<IReadOnlyList<CustomerRow>> CustomersByEmailAsync(string email, CancellationToken cancellation) =>
        QueryAsync<CustomerRow>(SqlText.CustomersByEmail, new { email = Ansi(CustomerKeys.Email(email)) }, cancellation);

    public Task<IReadOnlyList<CustomerRow>> CustomersByTaxNumberAsync(string taxNumber, CancellationToken cancellation) =>
        QueryAsync<CustomerRow>(SqlText.CustomersByTaxNumber, new { taxNumber = Ansi(CustomerKeys.TaxNumber(taxNumber)) }, cancellation);

    public Task<IReadOnlyList<CustomerRow>> CustomersByNameAsync(string name, string postalCode, CancellationToken cancellation) =>
        QueryAsync<CustomerRow>(SqlText.CustomersByName, new { name = Ansi(CustomerKeys.Compact(name)), postalCode = Ansi(CustomerKeys.Compact(postalCode)) }, cancellation);

    public Task<IReadOnlyList<CustomerRow>> CustomersByFingerprintAsync(string fingerprint, CancellationToken cancellation) =>
        QueryAsync<CustomerRow>(SqlText.CustomersByFingerprint, new { fingerprint = Ansi(fingerprint) }, cancellation);

    public async Task<ShipToRow?> ShipToAsync(string customerId, string code, CancellationToken cancellation) =>
        (await QueryAsync<ShipToRow>(SqlText.ShipTo, new { customerId = Ansi(customerId), code = Ansi(code) }, cancellation)).SingleOrDefault();

    public async Task<MaxCodes> CodesAsync(CancellationToken cancellation) => new(
        await QueryAsync<CodeRow>(SqlText.Codes, null, cancellation),
        (await QueryAsync<string>(SqlText.TaxCodes, null, cancellation)).ToHashSet(StringComparer.Ordinal),
        (await QueryAsync<string>(SqlText.Stockrooms, null, cancellation)).ToHashSet(StringComparer.Ordinal));

    public async Task<IReadOnlyDictionary<string, PartRow>> PartsAsync(IEnumerable<string> parts, CancellationToken cancellation) =>
        (await QueryAsync<PartRow>(SqlText.Parts, new { parts = parts.Distinct(StringComparer.Ordinal).Select(Ansi).ToArray() }, cancellation))
        .ToDictionary(part => part.Part, StringComparer.Ordinal);

    public Task<IReadOnlyList<OrderRow>> OrdersByFingerprintAsync(string type, string fingerprint, string customerId, CancellationToken cancellation) =>
        QueryAsync<OrderRow>(SqlText.OrdersByFingerprint, new { type = Ansi(type), fingerprint = Ansi(fingerprint), customerId = Ansi(customerId) }, cancellation);

    public Task<IReadOnlyList<OrderRow>> OrdersByPurchaseOrderAsync(string type, string customerId, string purchaseOrder, CancellationToken cancellation) =>
        QueryAsync<OrderRow>(SqlText.OrdersByPurchaseOrder, new { type = Ansi(type), customerId = Ansi(customerId), purchaseOrder = Ansi(purchaseOrder) }, cancellation);

    public async Task<OrderRow?> OrderAsync(string orderNumber, CancellationToken cancellation) =>
        (await QueryAsync<OrderRow>(SqlText.OrderByNumber, new { orderNumber = Ansi(orderNumber) }, cancellation)).SingleOrDefault();

    public Task<IReadOnlyList<OrderLineRow>> OrderLinesAsync(string orderNumber, CancellationToken cancellation) =>
        QueryAsync<OrderLineRow>(SqlText.OrderLines, new { orderNumber = Ansi(orderNumber) }, cancellation);

    /// <summary>The order column by column, as it stands in MAX; null when there is none.</summary>
    public async Task<OrderRecord?> OrderRecordAsync(string orderNumber, CancellationToken cancellation)
    {
        var parameters = new { orderNumber = Ansi(orderNumber) };
        return (await QueryAsync<dynamic>(SqlText.OrderRecord, parameters, cancellation)).SingleOrDefault() is IDictionary<string, object?> header
            ? OrderRecord.Of(header, (await QueryAsync<dynamic>(SqlText.OrderLineRecords, parameters, cancellation)).Cast<IDictionary<string, object?>>())
            : null;
    }

    /// <summary>Parts by the customer's own numbers.</summary>
    public async Task<IReadOnlyDictionary<string, string>> CustomerPartsAsync(string customerId, IEnumerable<string> customerParts, CancellationToken cancellation) =>
        (await QueryAsync<CustomerPartRow>(
            SqlText.CustomerParts,
            new { customerId = Ansi(customerId), customerParts = customerParts.Distinct(StringComparer.Ordinal).Select(Ansi).ToArray() },
            cancellation)).ToDictionary(row => row.CustomerPart, row => row.Part, StringComparer.Ordinal);

    public Task<IReadOnlyList<ReturnLineRow>> ReturnLinesAsync(string returnNumber, CancellationToken cancellation) =>
        QueryAsync<ReturnLineRow>(SqlText.ReturnLines, new { returnNumber = Ansi(returnNumber) }, cancellation);

    public Task<IReadOnlyList<ReturnLineRow>> ReturnLinesByFingerprintAsync(string fingerprint, CancellationToken cancellation) =>
        QueryAsync<ReturnLineRow>(SqlText.ReturnLinesByFingerprint, new { fingerprint = Ansi(fingerprint) }, cancellation);

    /// <summary>Everything that comes back of some orders.</summary>
    public Task<IReadOnlyList<ReturnLineRow>> ReturnLinesOfAsync(IEnumerable<string> orders, CancellationToken cancellation) =>
        QueryAsync<ReturnLineRow>(SqlText.ReturnLinesOfOrders, new { orders = orders.Select(Ansi).ToArray() }, cancellation);

    /// <summary>Rows as they come, never all of them in memory.</summary>
    public async IAsyncEnumerable<T> StreamAsync<T>(string sql, object? parameters, int timeoutSeconds, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(company, cancellation);
        await foreach (var row in connection.QueryUnbufferedAsync<T>(SqlText.In(connections.Dialect, sql), parameters, commandTimeout: timeoutSeconds).WithCancellation(cancellation))
            yield return row;
    }

    /// <summary>The rows of some parts, by a query with the parameter <c>parts</c>.</summary>
    public Task<IReadOnlyList<T>> OfPartsAsync<T>(string sql, IEnumerable<string> parts, CancellationToken cancellation) =>
        QueryAsync<T>(sql, new { parts = parts.Select(Ansi).ToArray() }, cancellation);

    /// <summary>Rows that belong to an order, by a query with the parameters <c>orderNumber</c> and, where it needs it, <c>prefix</c>.</summary>
    public Task<IReadOnlyList<T>> OfOrderAsync<T>(string sql, string orderNumber, CancellationToken cancellation) =>
        QueryAsync<T>(sql, new { orderNumber = Ansi(orderNumber), prefix = Ansi(orderNumber.PadRight(8) + "%") }, cancellation);

    /// <summary>Rows that belong to some orders, by a query with the parameter <c>orders</c>.</summary>
    public Task<IReadOnlyList<T>> OfOrdersAsync<T>(string sql, IEnumerable<string> orders, CancellationToken cancellation) =>
        QueryAsync<T>(sql, new { orders = orders.Select(Ansi).ToArray() }, cancellation);

    // MAX's columns are char: an nvarchar parameter would convert the column and miss the index.
    private static DbString Ansi(string value) => new() { Value = value, IsAnsi = true, Length = Math.Max(value.Length, 1) };

    private async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancellation)
    {
        await using var connection = await connections.OpenAsync(company, cancellation);
        return [.. await connection.QueryAsync<T>(new CommandDefinition(SqlText.In(connections.Dialect, sql), parameters, cancellationToken: cancellation))];
    }
}
