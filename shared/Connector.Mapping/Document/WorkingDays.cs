using System.Collections.Frozen;

namespace Connector.Mapping.Document;

/// <summary>The days on which goods are shipped.</summary>
internal sealed class WorkingDays(DeliveryJson rule)
{
    private readonly FrozenSet<DayOfWeek> days = rule.WorkingDays.ToFrozenSet();
    private readonly FrozenSet<DateOnly> holidays = rule.Holidays.ToFrozenSet();

    /// <summary>So many working days later, or earlier when negative; 0 leaves the date as it is.</summary>
    public DateOnly Add(DateOnly date, int count)
    {
        var step = Math.Sign(count);
        for (var left = Math.Abs(count); left > 0; left--)
        {
            do date = date.AddDays(step);
            while (!Contains(date));
        }

        return date;
    }

    /// <summary>The date itself when it is a working day, else the next one.</summary>
    public DateOnly OnOrAfter(DateOnly date) => Contains(date) ? date : Add(date, 1);

    private bool Contains(DateOnly date) => days.Contains(date.DayOfWeek) && !holidays.Contains(date);
}
