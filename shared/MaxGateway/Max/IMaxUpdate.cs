namespace Connector.MaxGateway.Max;

/// <summary>
/// MAXUpdate of one company: takes one eMAXExact record per call. Not transactional, not idempotent, single-threaded
/// (manual MAXUpdate 5.6.10). Implementations serialise nothing; the gateway calls one method at a time per company.
/// </summary>
/// <exception cref="MaxRefusedException">MAX refused the document (blank return value).</exception>
/// <exception cref="MaxOutcomeUnknownException">The call ended without an answer (timeout, dead process): it may or may not have been applied.</exception>
/// <exception cref="MaxUnavailableException">MAXUpdate could not be reached or initialised; nothing was applied.</exception>
public interface IMaxUpdate
{
    /// <summary><c>AddSOXML</c>: adds an order header.</summary>
    /// <param name="document">An eMAXExact document with one SO_Master.</param>
    /// <param name="cancellationToken">Ends the wait, not the call.</param>
    /// <returns>The order number that MAX gave, 8 characters.</returns>
    Task<string> AddSalesOrderAsync(string document, CancellationToken cancellationToken);

    /// <summary><c>AddSOLineItemXML</c>: adds a line to an existing order.</summary>
    /// <param name="document">An eMAXExact document with one SO_Detail.</param>
    /// <param name="cancellationToken">Ends the wait, not the call.</param>
    Task AddSalesOrderLineAsync(string document, CancellationToken cancellationToken);

    /// <summary><c>ChangeSalesOrderXML</c>: changes an order header.</summary>
    /// <param name="document">An eMAXExact document with the SO_Master as it shall be.</param>
    /// <param name="old">The same record as it stands: MAX refuses when it holds anything else (optimistic lock).</param>
    /// <param name="cancellationToken">Ends the wait, not the call.</param>
    Task ChangeSalesOrderAsync(string document, string old, CancellationToken cancellationToken);

    /// <summary><c>ChangeSalesOrderLineItemXML</c>: changes or closes a line.</summary>
    /// <param name="document">An eMAXExact document with the SO_Detail as it shall be.</param>
    /// <param name="old">The same record as it stands, as for <see cref="ChangeSalesOrderAsync"/>.</param>
    /// <param name="cancellationToken">Ends the wait, not the call.</param>
    Task ChangeSalesOrderLineAsync(string document, string old, CancellationToken cancellationToken);

    /// <summary><c>AddRMAXML</c>: adds a line to an RMA; a blank number begins a new one.</summary>
    /// <param name="document">An eMAXExact document with one RMA_Detail.</param>
    /// <param name="cancellationToken">Ends the wait, not the call.</param>
    /// <returns>The RMA's number, 8 characters.</returns>
    Task<string> AddReturnAsync(string document, CancellationToken cancellationToken);
}

/// <summary>MAX ETL of one company: loads whole objects from XML files, with MAX's business rules.</summary>
/// <exception cref="MaxRefusedException">ETL moved the file to its error folder.</exception>
/// <exception cref="MaxOutcomeUnknownException">ETL ended without a verdict.</exception>
/// <exception cref="MaxUnavailableException">ETL could not be started.</exception>
public interface IMaxEtl
{
    /// <summary>Loads (inserts or updates) a customer account.</summary>
    /// <param name="document">An eMAXExact document with one Customer_Master.</param>
    /// <param name="cancellationToken">Ends the wait, not the load.</param>
    Task LoadCustomerAsync(string document, CancellationToken cancellationToken);

    /// <summary>Loads (inserts or updates) a ship-to address.</summary>
    /// <param name="document">An eMAXExact document with one Shipping_Master.</param>
    /// <param name="cancellationToken">Ends the wait, not the load.</param>
    Task LoadShipToAsync(string document, CancellationToken cancellationToken);
}

/// <summary>MAX said no.</summary>
public sealed class MaxRefusedException(string message) : Exception(message);

/// <summary>It is not known whether MAX applied the call.</summary>
public sealed class MaxOutcomeUnknownException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>MAX could not be reached; nothing was applied.</summary>
public sealed class MaxUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
