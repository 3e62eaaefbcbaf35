using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Wraps a text for a column that begins some way into the line.</summary>
internal static class HangingText
{
    private const int MinWidth = 20;

    /// <summary>Wraps a text at blanks. A longer word is cut.</summary>
    /// <param name="text">The text, without markup.</param>
    /// <param name="width">The width of the terminal, in cells.</param>
    /// <param name="indent">Where the column begins, in cells.</param>
    /// <returns>The lines, without the indent; at least one.</returns>
    public static IReadOnlyList<string> Wrap(string text, int width, int indent)
    {
        // The last column stays empty: some terminals begin another line after it.
        var room = Math.Max(MinWidth, width - indent - 1);
        List<string> lines = [];
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.GetCellWidth() + 1 + word.GetCellWidth() > room)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
            while (line.GetCellWidth() > room)
            {
                var head = Cut(line, room);
                lines.Add(head);
                line = line[head.Length..];
            }
        }

        return line.Length > 0 || lines.Count == 0 ? [.. lines, line] : lines;
    }

    /// <summary>Cuts a text to a width in cells, and shows that it was cut.</summary>
    public static string Shorten(string text, int width)
    {
        var room = Math.Max(MinWidth, width);
        return text.GetCellWidth() <= room ? text : $"{Cut(text, room - 1)}…";
    }

    /// <summary>Cuts a text to a width in cells, or fills it up with blanks.</summary>
    public static string Fit(string text, int width)
    {
        var cut = text.GetCellWidth() > width ? Cut(text, width) : text;
        return cut + new string(' ', width - cut.GetCellWidth());
    }

    private static string Cut(string text, int cells)
    {
        var length = text.Length;
        while (length > 1 && (text[..length].GetCellWidth() > cells || char.IsHighSurrogate(text[length - 1])))
        {
            length--;
        }

        return text[..length];
    }
}
