using System.Text;
using System.Text.RegularExpressions;

namespace Concierge.Options;

/// <summary>Changes settings in the text of a <c>.env</c> file. Comments, unknown lines, their order and the ends of lines stay as they are.</summary>
internal static partial class EnvironmentFileEditor
{
    /// <summary>Sets a setting: in its place, or at the end of the text.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="name">The setting.</param>
    /// <param name="value">Its value; empty for a line without a value.</param>
    /// <exception cref="FormatException">A line of the text is not valid.</exception>
    public static string Set(string text, string name, string value)
    {
        // Of several lines with one name the last one counts.
        var entry = EnvironmentFileParser.ParseEntries(text).Where(entry => entry.Name == name).Select(entry => (EnvironmentFileEntry?)entry).LastOrDefault();
        return entry is { } found ? Replace(text, found, Format(value)) : Append(text, $"{name}={Format(value)}");
    }

    private static string Append(string text, string line)
    {
        var end = LineEnd().Match(text) is { Success: true } first ? first.Value : "\n";
        var separator = text.Length == 0 || text.EndsWith('\n') || text.EndsWith('\r') ? "" : end;
        return $"{text}{separator}{line}{end}";
    }

    private static string Replace(string text, EnvironmentFileEntry entry, string value)
    {
        // A mark before the first line is no column of it.
        var start = text.Length - text.TrimStart('\uFEFF').Length;
        List<int> lines = [start];
        lines.AddRange(LineEnd().Matches(text).Select(match => match.Index + match.Length));
        var rest = text[(lines[entry.LastLine] + entry.EndColumn)..];
        var blank = rest.StartsWith('#') ? " " : "";
        return string.Concat(text.AsSpan(0, lines[entry.FirstLine] + entry.ValueColumn), value, blank, rest);
    }

    // Without quotation marks wherever the value is then read as it stands: other programs that read the file know fewer rules.
    private static string Format(string value)
    {
        if (value == value.Trim() && !value.StartsWith('"') && !value.StartsWith('\'') && !NeedsQuotation().IsMatch(value))
        {
            return value;
        }

        var quoted = new StringBuilder("\"");
        foreach (var character in value)
        {
            _ = character switch
            {
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                '"' or '\\' => quoted.Append('\\').Append(character),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }

    // The ends of lines that ReplaceLineEndings knows.
    [GeneratedRegex(@"\r\n|[\r\n\f\u0085\u2028\u2029]")]
    private static partial Regex LineEnd();

    [GeneratedRegex(@"^#|\s#|[\r\n\f\u0085\u2028\u2029]")]
    private static partial Regex NeedsQuotation();
}
