using Azure.Data.Tables;
using Connector.Sandbox.Reports;
using Connector.Sandbox.Stack;
using Connector.Sync.DeadLetters;
using Connector.Sync.Storage;
using Connector.Sync.Work;
using Spectre.Console;

namespace Connector.Sandbox.Load;

/// <summary>Looks at every dead letter of the load: each is explained by a fault that was injected, and closed by its replay.</summary>
internal sealed class LoadDeadLetters(SandboxStack stack, Report report, LoadProgress progress)
{
    private const int Listed = 20;

    /// <summary>Looks at the rows and at the sub-queues.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        var references = (await LoadedOrder.ReadAsync(stack.Shop, cancellationToken)).ToDictionary(order => order.Id, order => order.Reference);
        var open = await stack.Tables.RowsAsync(TableName.DeadLetters, "open");
        List<TableEntity> all = [.. open, .. await stack.Tables.RowsAsync(TableName.DeadLetters, "closed")];
        report.Figure("dead letters", all.Count);
        report.Equal("dead letters that are open", 0, open.Count);
        foreach (var queue in Queues.All) report.Equal($"messages in the dead-letter sub-queue of {queue.Name}", 0, stack.Bus.Counts(queue.Name).DeadLettered);
        var unexplained = all.Where(row => !IsExplained(row, references)).ToList();
        report.Check("dead letters without an injected fault", unexplained.Count == 0, unexplained.Count == 0 ? "0" : string.Join("\n", unexplained.Take(5).Select(Words)));
        if (all.Count > 0) Show(all, references);
    }

    private bool IsExplained(TableEntity row, Dictionary<string, string> references) =>
        row.GetString(nameof(DeadLetter.Flow)) == FlowName.OrderExport
        && references.TryGetValue(row.GetString(nameof(DeadLetter.Key)), out var reference)
        && progress.WasRefused(reference);

    private static string Words(TableEntity row) => $"{row.GetString(nameof(DeadLetter.Flow))} {row.GetString(nameof(DeadLetter.Key))} {row.GetString(nameof(DeadLetter.Code))}: {row.GetString(nameof(DeadLetter.Summary))}";

    private void Show(List<TableEntity> all, Dictionary<string, string> references)
    {
        var table = new Table().Title($"Dead letters ({Math.Min(all.Count, Listed)} of {all.Count})").AddColumns("order", "code", "summary", "explained by", "now");
        foreach (var row in all.Take(Listed))
        {
            var explained = IsExplained(row, references) ? "MAX was told to refuse it" : "nothing";
            string[] cells =
            [
                references.GetValueOrDefault(row.GetString(nameof(DeadLetter.Key)), row.GetString(nameof(DeadLetter.Key))), row.GetString(nameof(DeadLetter.Code)),
                row.GetString(nameof(DeadLetter.Summary)), explained, row.PartitionKey,
            ];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        report.Console.Write(table);
    }
}
