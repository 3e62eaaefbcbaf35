using System.Text;

namespace Concierge.Rehearsal.Speech;

/// <summary>
/// A sentence with alternatives: in <c>{hello|hi} {this is|} &lt;R&gt;</c>, <c>{a|b}</c> is one of several alternatives, which may be nested,
/// and <see cref="SentenceSlotFiller"/> fills <c>&lt;R&gt;</c>.
/// </summary>
internal sealed class SentenceTemplate
{
    private readonly string? _text;
    private readonly string? _slot;
    private readonly IReadOnlyList<SentenceTemplate> _sequence = [];
    private readonly IReadOnlyList<SentenceTemplate> _alternatives = [];

    private SentenceTemplate(
        string? text = null, string? slot = null, IReadOnlyList<SentenceTemplate>? sequence = null, IReadOnlyList<SentenceTemplate>? alternatives = null)
    {
        _text = text;
        _slot = slot;
        _sequence = sequence ?? [];
        _alternatives = alternatives ?? [];
    }

    /// <summary>Parses a template.</summary>
    /// <exception cref="FormatException">A brace or angle bracket is unbalanced, or a slot is unknown.</exception>
    public static SentenceTemplate Parse(string template)
    {
        var position = 0;
        var parsed = ParseSequence(template, ref position, nested: false);
        return position == template.Length ? parsed : throw new FormatException($"The sentence template \"{template}\" has one closing brace too many.");
    }

    /// <summary>Generates one of the sentences of the template.</summary>
    public string Expand(SplitMix64 random, SentenceSlotFiller slots)
    {
        var sentence = new StringBuilder();
        Append(sentence, random, slots);
        return string.Join(' ', sentence.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private void Append(StringBuilder sentence, SplitMix64 random, SentenceSlotFiller slots)
    {
        if (_text is not null)
        {
            sentence.Append(_text);
        }
        else if (_slot is not null)
        {
            sentence.Append(slots.Fill(_slot));
        }
        else if (_alternatives.Count > 0)
        {
            random.Choose(_alternatives).Append(sentence, random, slots);
        }

        foreach (var part in _sequence)
        {
            part.Append(sentence, random, slots);
        }
    }

    private static SentenceTemplate ParseSequence(string template, ref int position, bool nested)
    {
        var parts = new List<SentenceTemplate>();
        while (position < template.Length && template[position] is not '}' && !(nested && template[position] == '|'))
        {
            parts.Add(template[position] switch
            {
                '{' => ParseAlternatives(template, ref position),
                '<' => ParseSlot(template, ref position),
                _ => ParseText(template, ref position),
            });
        }

        return new SentenceTemplate(sequence: parts);
    }

    private static SentenceTemplate ParseAlternatives(string template, ref int position)
    {
        var alternatives = new List<SentenceTemplate>();
        do
        {
            position++;
            alternatives.Add(ParseSequence(template, ref position, nested: true));
        }
        while (position < template.Length && template[position] == '|');

        if (position == template.Length)
        {
            throw new FormatException($"The sentence template \"{template}\" has an unclosed brace.");
        }

        position++;
        return new SentenceTemplate(alternatives: alternatives);
    }

    private static SentenceTemplate ParseSlot(string template, ref int position)
    {
        var end = template.IndexOf('>', position);
        var slot = end < 0 ? "" : template[(position + 1)..end];
        if (!SentenceSlotFiller.Names.Contains(slot))
        {
            throw new FormatException($"The sentence template \"{template}\" has an unknown slot. Use one of {string.Join(", ", SentenceSlotFiller.Names)}.");
        }

        position = end + 1;
        return new SentenceTemplate(slot: slot);
    }

    private static SentenceTemplate ParseText(string template, ref int position)
    {
        var start = position;
        while (position < template.Length && template[position] is not ('{' or '}' or '|' or '<'))
        {
            position++;
        }

        if (position == start)
        {
            throw new FormatException($"The sentence template \"{template}\" has a bar outside braces.");
        }

        return new SentenceTemplate(text: template[start..position]);
    }
}
