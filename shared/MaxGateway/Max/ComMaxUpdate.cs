using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Max;

/// <summary>
/// MAXUpdate through <c>MaxUpdateXML.dll</c> (32-bit COM, late bound). One object on one thread; both are thrown away after
/// any failure. A call that never returned keeps its thread: until that ends, nothing new is begun, since it may still write.
/// </summary>
[SupportedOSPlatform("windows")]
internal sealed class ComMaxUpdate(MaxUpdateOptions options, CompanyOptions company) : IMaxUpdate, IDisposable
{
    private StaThread? _thread;
    private StaThread? _lost;
    private ComMaxObject? _max;

    public Task<string> AddSalesOrderAsync(string document, CancellationToken cancellationToken) =>
        RequireAnswerAsync("AddSOXML", [document, 1], cancellationToken);

    public Task AddSalesOrderLineAsync(string document, CancellationToken cancellationToken) =>
        RequireAnswerAsync("AddSOLineItemXML", [document, 1], cancellationToken);

    public Task ChangeSalesOrderAsync(string document, string old, CancellationToken cancellationToken) =>
        RequireAnswerAsync("ChangeSalesOrderXML", [document, old, 1], cancellationToken);

    public Task ChangeSalesOrderLineAsync(string document, string old, CancellationToken cancellationToken) =>
        RequireAnswerAsync("ChangeSalesOrderLineItemXML", [document, old, 1], cancellationToken);

    public Task<string> AddReturnAsync(string document, CancellationToken cancellationToken) =>
        RequireAnswerAsync("AddRMAXML", [document, 1], cancellationToken);

    public void Dispose() => Discard();

    // The last argument suppresses message boxes. The manual shows a blank answer for an error, the number of a new record
    // otherwise; the caller looks the record up before it believes an error of a line.
    private async Task<string> RequireAnswerAsync(string method, object[] arguments, CancellationToken cancellation)
    {
        var answer = await CallAsync(method, max => Convert.ToString(max.Invoke(method, arguments), null)?.Trim() ?? "", cancellation);
        return answer.Length > 0 ? answer : throw await RefusedAsync();
    }

    private async Task<T> CallAsync<T>(string name, Func<ComMaxObject, T> call, CancellationToken cancellation)
    {
        if (_lost is { Alive: true })
            throw new MaxUnavailableException($"An earlier call of company {company.Name} has not returned; restart the service if it hangs.");
        _lost = null;
        var thread = _thread ??= new StaThread($"MAXUpdate {company.Name}");
        var begun = false;
        var work = thread.RunAsync(() =>
        {
            _max ??= ComMaxObject.Create(options, company);
            begun = true;
            return call(_max);
        });
        try
        {
            return await work.WaitAsync(TimeSpan.FromSeconds(options.CallTimeoutSeconds), cancellation);
        }
        catch (TimeoutException timeout)
        {
            Abandon(thread);
            throw new MaxOutcomeUnknownException($"{name} did not return within {options.CallTimeoutSeconds} seconds.", timeout);
        }
        catch (OperationCanceledException)
        {
            Abandon(thread);
            throw;
        }
        catch (Exception failure) when (failure is not MaxUnavailableException)
        {
            Discard();
            // Before the call nothing can have been written; in it, anything.
            throw begun
                ? new MaxOutcomeUnknownException($"{name} failed: {failure.GetType().Name} 0x{failure.HResult:X8}.", failure)
                : new MaxUnavailableException($"MAXUpdate could not be initialised: {failure.GetType().Name} 0x{failure.HResult:X8}.", failure);
        }
    }

    // The manual: order functions return no error text, only the log has it.
    private async Task<MaxRefusedException> RefusedAsync()
    {
        Discard();
        return new MaxRefusedException(await MaxUpdateLog.TailAsync(options.LogPath));
    }

    private void Abandon(StaThread thread)
    {
        thread.Dispose();
        _lost = thread;
        (_thread, _max) = (null, null);
    }

    private void Discard()
    {
        if (_thread is { } thread && _max is { } max)
        {
            _ = thread.RunAsync(() =>
            {
                max.Dispose();
                return true;
            });
        }
        _thread?.Dispose();
        (_thread, _max) = (null, null);
    }
}
