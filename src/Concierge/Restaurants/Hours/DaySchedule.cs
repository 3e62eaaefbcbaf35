namespace Concierge.Restaurants.Hours;

/// <summary>The state of each part of one day while the rules are applied in order. Parts without a rule are closed.</summary>
internal sealed class DaySchedule
{
    private List<DayPart> _parts = [];

    /// <summary>The parts that rules have set, in order of time, without overlap.</summary>
    public IReadOnlyList<DayPart> Parts => _parts;

    /// <summary>Removes the states that earlier rules set.</summary>
    public void Clear() => _parts = [];

    /// <summary>Sets the state of a part and replaces earlier states.</summary>
    public void Overwrite(DayPart part)
    {
        var rest = _parts.SelectMany(old => Without(old, part));
        _parts = [.. rest.Append(part).OrderBy(piece => piece.From)];
    }

    /// <summary>Sets the state of a part only where it is closed: no rule has set one, or a rule says <c>off</c>.</summary>
    public void FillGaps(DayPart part)
    {
        IEnumerable<DayPart> gaps = [part];
        foreach (var old in _parts.Where(old => old.State != OpenState.Closed))
        {
            gaps = [.. gaps.SelectMany(gap => Without(gap, old))];
        }

        foreach (var gap in gaps)
        {
            Overwrite(gap);
        }
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
