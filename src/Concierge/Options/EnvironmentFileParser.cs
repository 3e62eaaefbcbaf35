using System.Globalization;
using System.Text;

namespace Concierge.Options;

/// <summary>
/// Parses the text of a <c>.env</c> file. An unquoted value is taken as it stands, with apostrophes and quotation marks in it: only a quotation mark
/// at its beginning opens a quotation. A value in single quotes is literal. In double quotes, <c>\n</c>, <c>\r</c>, <c>\t</c>, <c>\"</c>
/// and <c>\\</c> are escapes.
/// </summary>
internal sealed class EnvironmentFileParser
{
    private const string ExportPrefix = "export";
    private const char ByteOrderMark = '\uFEFF';

    private readonly string[] _lines;
    private int _line;

    private EnvironmentFileParser(string text) =>
        _lines = text.TrimStart(ByteOrderMark).ReplaceLineEndings("\n").Split('\n');

    /// <summary>Parses a file.</summary>
    /// <returns>The names and values in their order; a name can occur more than once.</returns>
    /// <exception cref="FormatException">A line is not valid; the message names line, column and reason.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Parse(string text) =>
        [.. ParseEntries(text).Select(entry => KeyValuePair.Create(entry.Name, entry.Value))];

    /// <summary>Parses a file, and says where each value stands.</summary>
    /// <exception cref="FormatException">A line is not valid; the message names line, column and reason.</exception>
    public static IReadOnlyList<EnvironmentFileEntry> ParseEntries(string text)
    {
        var parser = new EnvironmentFileParser(text);
        List<EnvironmentFileEntry> entries = [];
        for (; parser._line < parser._lines.Length; parser._line++)
        {
            var line = parser._lines[parser._line];
            if (line.Trim() is { Length: > 0 } content && content[0] != '#')
            {
                entries.Add(parser.ParseEntry(line));
            }
        }

        return entries;
    }

    private EnvironmentFileEntry ParseEntry(string line)
    {
        var first = _line;
        var at = SkipBlanks(line, 0);
        if (line.AsSpan(at).StartsWith(ExportPrefix, StringComparison.Ordinal)
            && at + ExportPrefix.Length < line.Length
            && char.IsWhiteSpace(line[at + ExportPrefix.Length]))
        {
            at = SkipBlanks(line, at + ExportPrefix.Length);
        }

        var end = at;
        while (end < line.Length && (char.IsAsciiLetterOrDigit(line[end]) || line[end] is '_' or '.' or '-'))
        {
            end++;
        }

        if (end == at || char.IsAsciiDigit(line[at]))
        {
            throw CreateError(at, "a name is expected here, of letters, digits and _");
        }

        var equals = SkipBlanks(line, end);
        if (equals >= line.Length || line[equals] != '=')
        {
            throw CreateError(equals, $"after {line[at..end]} an = is expected");
        }

        var value = SkipBlanks(line, equals + 1);
        var (text, valueEnd) = ParseValue(line, value);
        return new(line[at..end], text, first, value, _line, valueEnd);
    }

    private (string Value, int End) ParseValue(string line, int at)
    {
        if (at >= line.Length)
        {
            return ("", line.Length);
        }

        return line[at] is '"' or '\'' ? ParseQuoted(line, at) : ParseUnquoted(line, at);
    }

    // A # begins a comment only after a blank: addresses contain #.
    private static (string Value, int End) ParseUnquoted(string line, int at)
    {
        var end = line.Length;
        for (var index = at; index < line.Length; index++)
        {
            if (line[index] == '#' && (index == at || char.IsWhiteSpace(line[index - 1])))
            {
                end = index;
                break;
            }
        }

        var value = line[at..end].TrimEnd();
        return (value, at + value.Length);
    }

    private (string Value, int End) ParseQuoted(string line, int at)
    {
        var quote = line[at];
        var (opened, value) = (_line, new StringBuilder());
        for (var index = at + 1; ; index++)
        {
            if (index >= line.Length)
            {
                // A quotation can hold several lines, as a key in PEM does. A line that sets a setting shows that the end was forgotten.
                if (_line + 1 >= _lines.Length || SetsSetting(_lines[_line + 1]))
                {
                    _line = opened;
                    throw CreateError(
                        at, $"the quotation that {quote} begins here has no end. Leave the value without quotation marks, or put it in double ones");
                }

                (line, index) = (_lines[++_line], -1);
                value.Append('\n');
            }
            else if (line[index] == quote)
            {
                ThrowUnlessBlank(line, index + 1);
                return (value.ToString(), index + 1);
            }
            else if (quote == '"' && line[index] == '\\' && index + 1 < line.Length && Unescape(line[index + 1]) is { } meant)
            {
                value.Append(meant);
                index++;
            }
            else
            {
                value.Append(line[index]);
            }
        }
    }

    private static char? Unescape(char escaped) => escaped switch
    {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '"' => '"',
        '\\' => '\\',
        _ => null,
    };

    private void ThrowUnlessBlank(string line, int at)
    {
        var next = SkipBlanks(line, at);
        if (next < line.Length && line[next] != '#')
        {
            throw CreateError(next, "text follows the end of the quotation. Put the whole value in double quotation marks, or leave it without any");
        }
    }

    private static bool SetsSetting(string line) =>
        line.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals && SettingNames.All.Contains(line[..equals].Trim(), StringComparer.Ordinal);

    private static int SkipBlanks(string line, int at)
    {
        while (at < line.Length && char.IsWhiteSpace(line[at]))
        {
            at++;
        }

        return at;
    }

    // The value is left out: it can be a secret.
    private FormatException CreateError(int at, string reason) =>
        new(string.Create(CultureInfo.InvariantCulture, $"line {_line + 1}, column {at + 1}: {reason}"));
}
