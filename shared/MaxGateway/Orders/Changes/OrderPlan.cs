using Connector.ExactMax.Contract;
using Connector.MaxGateway.Reads;
using Connector.MaxGateway.Settings;

namespace Connector.MaxGateway.Orders.Changes;

/// <summary>What has to be written, or why nothing may be.</summary>
/// <param name="Problems">When there are any, nothing is written.</param>
/// <param name="Steps">The calls.</param>
/// <param name="Memory">The memory with what the steps intend.</param>
internal sealed record OrderPlan(IReadOnlyList<GatewayProblem> Problems, IReadOnlyList<OrderStep> Steps, OrderMemory Memory);

/// <summary>
/// Compares three states of an order: what was written for the caller's last wish, what MAX holds, and what the caller
/// wants now. An unchanged wish leaves MAX alone; a changed one is written where MAX still holds what was written.
/// </summary>
/// <param name="raw">The order as the caller sent it.</param>
/// <param name="order">The same with its parts resolved.</param>
/// <param name="memory">Settled.</param>
/// <param name="max">The order in MAX.</param>
/// <param name="context">What the order refers to.</param>
/// <param name="company">The company.</param>
internal sealed class OrderPlanner(
    SalesOrderRequest raw, SalesOrderRequest order, OrderMemory memory, OrderRecord max, OrderContext context, CompanyOptions company)
{
    private readonly string _number = max.Header["ORDNUM_27"];
    private readonly List<string> _shipped = [];
    private readonly List<string> _changed = [];
    private readonly List<GatewayProblem> _problems = [];
    private readonly List<LineMemory> _lines = [];
    private readonly List<OrderStep> _steps = [];

    /// <param name="resumed">An earlier attempt of the same operation has written part of it.</param>
    public OrderPlan Build(bool resumed)
    {
        _lines.AddRange(memory.Lines.Where(line => line.Closed));
        var open = memory.Lines.Where(line => !line.Closed).ToDictionary(line => line.Key);
        var added = new List<(int Index, LineKey Key)>();
        var homes = new Dictionary<int, int>();
        foreach (var (index, key) in LineKey.Of(raw).Index())
        {
            var moved = open.TryGetValue(key, out var known) && known.Known!.Written["PRTNUM_28"] != order.Lines[index].Part;
            if (known is null || moved)
            {
                // MAX does not change the part of a line: another part is another line.
                added.Add((index, key));
                continue;
            }
            open.Remove(key);
            homes.TryAdd(order.Lines[index].LineNumber, known.Place.LineNumber);
            Keep(index, known);
        }
        foreach (var gone in open.Values)
            Remove(gone);
        Add(added, homes);
        var changes = _steps.OfType<ChangeLine>().ToList();
        // What MAX is likeliest to refuse comes first.
        List<OrderStep> steps = [.. _steps.OfType<AddLine>(), .. changes.Where(step => step.Columns["STATUS_28"] == "3"), .. changes.Where(step => step.Columns["STATUS_28"] != "3")];
        var header = Header(steps, resumed, out var fields);
        if (header is not null)
            steps.Add(header);
        if (_changed.Count > 0)
            _problems.Insert(0, ChangeProblem.ChangedInMax(_changed));
        if (_shipped.Count > 0)
            _problems.Insert(0, ChangeProblem.Shipped(_shipped));
        if (_problems.Count == 0 && steps.Count > 0 && max.Closed)
            _problems.Add(ChangeProblem.Closed(_number));
        return new OrderPlan(_problems, steps, memory with { Header = fields, Lines = _lines });
    }

    private void Keep(int index, LineMemory known)
    {
        var wish = LineColumns.Wish(raw, raw.Lines[index]);
        if (known.Known!.Wish == wish)
        {
            _lines.Add(known);
            return;
        }
        var wanted = LineColumns.Full(order, order.Lines[index], known.Place, _number, context, company);
        var state = new LineState(wish, LineColumns.Judged(wanted));
        var stored = max.At(known.Place.LineNumber, known.Place.Delivery);
        if (LineColumns.Same(known.Known.Written, wanted) || (stored is { Cancelled: false } && LineColumns.Same(stored.Columns, wanted)))
        {
            _lines.Add(known with { Known = state });
            return;
        }
        if (stored is null || stored.Cancelled || (!LineColumns.Same(stored.Columns, known.Known.Written)))
            _changed.Add($"{known.Place}");
        else if (stored.Shipped != 0 && !LineColumns.AllowsShipped(stored, wanted))
            _shipped.Add($"{known.Place}");
        else
            _steps.Add(new ChangeLine(stored, LineColumns.Changed(stored, wanted)));
        _lines.Add(known with { Intended = state });
    }

    private void Remove(LineMemory gone)
    {
        var stored = max.At(gone.Place.LineNumber, gone.Place.Delivery);
        if (stored is null or { Cancelled: true })
        {
            _lines.Add(gone with { Closed = true });
            return;
        }
        if (stored.Shipped != 0)
            _shipped.Add($"{gone.Place}");
        else if (!LineColumns.Same(stored.Columns, gone.Known!.Written))
            _changed.Add($"{gone.Place}");
        else
            _steps.Add(new ChangeLine(stored, LineColumns.Closed(stored)));
        _lines.Add(gone with { Intended = LineMemory.Closing });
    }

    /// <param name="added">Lines of the request.</param>
    /// <param name="homes">The line number in MAX of each line number of the request that has one.</param>
    private void Add(List<(int Index, LineKey Key)> added, Dictionary<int, int> homes)
    {
        var numbers = new LineNumbers(max.Lines.Select(line => new LinePlace(line.LineNumber, line.Delivery)).Concat(memory.Lines.Select(line => line.Place)));
        foreach (var (index, key) in added)
        {
            var line = order.Lines[index];
            var home = homes.TryGetValue(line.LineNumber, out var number) ? numbers.NextDelivery(number, line.Delivery) : numbers.NextLine(line.Delivery);
            if (home is not { } place)
            {
                _problems.Add(ChangeProblem.TooManyLines($"lines[{index}]"));
                continue;
            }
            homes.TryAdd(line.LineNumber, place.LineNumber);
            var columns = LineColumns.Full(order, line, place, _number, context, company);
            _lines.Add(new LineMemory { Key = key, Place = place, Intended = new LineState(LineColumns.Wish(raw, raw.Lines[index]), LineColumns.Judged(columns)) });
            _steps.Add(new AddLine(place, columns));
        }
    }

    private ChangeHeader? Header(List<OrderStep> steps, bool resumed, out IReadOnlyDictionary<string, FieldMemory> fields)
    {
        var wanted = HeaderField.Full(order, context, company);
        var remembered = new Dictionary<string, FieldMemory>(StringComparer.Ordinal);
        var columns = new List<KeyValuePair<string, string>>();
        foreach (var field in HeaderField.All)
        {
            var known = memory.Header[field.Name];
            var state = new FieldState(field.Wish(raw), field.Print(wanted));
            var stands = field.Print(max.Header);
            if (known.Known.Wish == state.Wish)
            {
                remembered[field.Name] = known;
            }
            else if (stands == state.Written || known.Known.Written == state.Written)
            {
                remembered[field.Name] = new FieldMemory(state);
            }
            else
            {
                if (stands != known.Known.Written)
                    _changed.Add(field.Name);
                columns.AddRange(field.Of(wanted));
                remembered[field.Name] = known with { Intended = state };
            }
        }
        fields = remembered;
        if (steps.Count > 0 || columns.Count > 0 || resumed)
            columns.AddRange(OrderTax.Corrected(max, steps));
        return columns.Count == 0 ? null : new ChangeHeader(max.Header, max.Header.With(columns));
    }
}
