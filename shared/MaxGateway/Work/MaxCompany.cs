using Connector.MaxGateway.Max;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Work;

/// <summary>A company at work: its reader, and its writers, of which one call runs at a time.</summary>
internal sealed class MaxCompany : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly IMaxUpdate _update;
    private readonly IMaxEtl _etl;

    public MaxCompany(CompanyOptions options, IMaxConnections connections, IMaxUpdateFactory updates, IMaxEtlFactory loaders)
    {
        Options = options;
        Reader = new MaxReader(connections, options.Name);
        _update = updates.Create(options);
        _etl = loaders.Create(options);
    }

    public CompanyOptions Options { get; }

    public MaxReader Reader { get; }

    /// <summary>Why the last call failed for reasons of the writer itself; null while it works.</summary>
    public string? WriterProblem { get; private set; }

    public Task<string> AddSalesOrderAsync(string document, CancellationToken cancellation) =>
        InTurnAsync(() => _update.AddSalesOrderAsync(document, cancellation), cancellation);

    public Task AddSalesOrderLineAsync(string document, CancellationToken cancellation) =>
        InTurnAsync(() => Completed(_update.AddSalesOrderLineAsync(document, cancellation)), cancellation);

    public Task ChangeSalesOrderAsync(string document, string old, CancellationToken cancellation) =>
        InTurnAsync(() => Completed(_update.ChangeSalesOrderAsync(document, old, cancellation)), cancellation);

    public Task ChangeSalesOrderLineAsync(string document, string old, CancellationToken cancellation) =>
        InTurnAsync(() => Completed(_update.ChangeSalesOrderLineAsync(document, old, cancellation)), cancellation);

    public Task<string> AddReturnAsync(string document, CancellationToken cancellation) =>
        InTurnAsync(() => _update.AddReturnAsync(document, cancellation), cancellation);

    public Task LoadCustomerAsync(string document, CancellationToken cancellation) =>
        InTurnAsync(() => Completed(_etl.LoadCustomerAsync(document, cancellation)), cancellation);

    public Task LoadShipToAsync(string document, CancellationToken cancellation) =>
        InTurnAsync(() => Completed(_etl.LoadShipToAsync(document, cancellation)), cancellation);

    public void Dispose()
    {
        _turn.Dispose();
        (_update as IDisposable)?.Dispose();
        (_etl as IDisposable)?.Dispose();
    }

    private static async Task<bool> Completed(Task call)
    {
        await call;
        return true;
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var result = await call();
            WriterProblem = null;
            return result;
        }
        catch (Exception failure) when (failure is MaxUnavailableException or MaxOutcomeUnknownException)
        {
            WriterProblem = failure.Message;
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }
}
