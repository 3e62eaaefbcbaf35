namespace Concierge.Restaurants.Hours;

/// <summary>One day while its rules are applied in order: which parts of it are open, closed or unknown. What no rule speaks of is closed.</summary>
internal sealed class HoursDay
{
    private List<DayPart> _parts = [];

    /// <summary>The parts that rules spoke of, in order of time, none overlapping.</summary>
    public IReadOnlyList<DayPart> Parts => _parts;

    /// <summary>Forgets what earlier rules said.</summary>
    public void Clear() => _parts = [];

    /// <summary>Says something of a part, whatever was said of it before.</summary>
    public void Paint(DayPart part)
    {
        var rest = _parts.SelectMany(old => Without(old, part));
        _parts = [.. rest.Append(part).OrderBy(piece => piece.From)];
    }

    /// <summary>Says something of a part where nothing has been said before.</summary>
    public void Fill(DayPart part)
    {
        IEnumerable<DayPart> gaps = [part];
        foreach (var old in _parts)
        {
            gaps = [.. gaps.SelectMany(gap => Without(gap, old))];
        }

        _parts = [.. _parts.Concat(gaps).OrderBy(piece => piece.From)];
    }

    private static IEnumerable<DayPart> Without(DayPart part, DayPart hole)
    {
        if (hole.To <= part.From || hole.From >= part.To)
        {
            yield return part;
            yield break;
        }

        if (part.From < hole.From)
        {
            yield return part with { To = hole.From };
        }

        if (hole.To < part.To)
        {
            yield return part with { From = hole.To };
        }
    }
}
