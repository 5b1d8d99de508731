using System.Globalization;
using System.Runtime.CompilerServices;
using Connector.Commercetools.Http;

namespace Connector.Commercetools.Imports;

internal sealed class CommercetoolsImports(CommercetoolsRequests requests) : ICommercetoolsImports
{
    public const int MostRecords = 20;
    private const int PageSize = 500;
    private const int LastOffset = 10_000;

    public async Task EnsureContainerAsync(string key, TimeSpan timeToLive, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeToLive, TimeSpan.FromHours(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timeToLive, TimeSpan.FromDays(30));
        if (await ExistsAsync(key, ct)) return;
        var hours = Math.Ceiling(timeToLive.TotalHours).ToString(CultureInfo.InvariantCulture);
        var container = new ImportContainerBody(key, new("ttl", new(hours + "h")));
        try
        {
            await requests.PostAsync<ImportContainerBody, ImportContainerReply>("import-containers", container, ct);
        }
        catch (CommercetoolsException e) when (e is ApiClientException or OutcomeUnknownException)
        {
            // Another instance may have created it in between, or we did and the reply is lost.
            if (!await ExistsAsync(key, ct)) throw;
        }
    }

    public Task<IReadOnlyList<ImportOperation>> ImportInventoryAsync(
        string containerKey, IReadOnlyList<InventoryImport> entries, CancellationToken ct) =>
        ImportAsync("inventories", containerKey,
            new ImportRequestBody<InventoryImportBody>("inventory", [.. entries.Select(InventoryImportBody.Of)]), body => body.Key, ct);

    public Task<IReadOnlyList<ImportOperation>> ImportStandalonePricesAsync(
        string containerKey, IReadOnlyList<StandalonePriceImport> prices, CancellationToken ct) =>
        ImportAsync("standalone-prices", containerKey,
            new ImportRequestBody<StandalonePriceImportBody>("standalone-price", [.. prices.Select(StandalonePriceImportBody.Of)]), body => body.Key, ct);

    public async Task<IReadOnlyDictionary<string, long>> SummaryAsync(string containerKey, CancellationToken ct) =>
        (await requests.GetAsync<ImportSummaryReply>(Container(containerKey) + "/import-summaries", ct)).States;

    public async IAsyncEnumerable<IReadOnlyList<ImportOperation>> OperationsAsync(
        string containerKey, string state, [EnumeratorCancellation] CancellationToken ct)
    {
        // The endpoint knows no predicate, so there is no keyset: offsets, up to the API's last one.
        for (var offset = 0; ;)
        {
            var page = await requests.GetAsync<ImportOperationsReply>(
                $"{Container(containerKey)}/import-operations?state={Uri.EscapeDataString(state)}&limit={PageSize}&offset={offset.ToString(CultureInfo.InvariantCulture)}", ct);
            if (page.Results.Count == 0) yield break;
            yield return [.. page.Results.Select(operation => operation.ToOperation())];

            if (page.Results.Count < (page.Limit > 0 ? Math.Min(page.Limit, PageSize) : PageSize)) yield break;
            offset += page.Results.Count;
            if (offset > LastOffset)
                throw new InvalidDataException($"More than {offset} operations of {containerKey} are {state}: the Import API lists no further. Use a container per part of the run.");
        }
    }

    private async Task<IReadOnlyList<ImportOperation>> ImportAsync<T>(
        string resource, string containerKey, ImportRequestBody<T> body, Func<T, string> keyOf, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(body.Resources.Count, MostRecords, nameof(body));
        if (body.Resources.Count == 0) return [];
        var reply = await requests.PostAsync<ImportRequestBody<T>, ImportReply>($"{resource}/{Container(containerKey)}", body, ct);
        return [.. reply.OperationStatus.Select((status, i) => new ImportOperation
        {
            Id = status.OperationId,
            State = status.State,
            ResourceKey = i < body.Resources.Count ? keyOf(body.Resources[i]) : null,
            Errors = ImportErrorReply.Errors(status.Errors),
        })];
    }

    private async Task<bool> ExistsAsync(string key, CancellationToken ct) =>
        await requests.FindAsync<ImportContainerReply>(Container(key), ct) is not null;

    private static string Container(string key) => "import-containers/" + Uri.EscapeDataString(key);
}
