using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace Concierge.Cli.Views;

/// <summary>
/// Shows the characters that control a terminal as what they are: <c>\u001b</c>. Restaurants, callees and language models write what is
/// shown, and a sequence of theirs must not colour, hide or forge other lines (ECMA-48; Unicode's bidirectional controls, UAX 9).
/// </summary>
internal sealed class TerminalText : IRenderHook
{
    private TerminalText()
    {
    }

    /// <summary>Escapes everything that a console shows. The console's own sequences are not text and stay.</summary>
    public static IRenderHook Hook { get; } = new TerminalText();

    /// <summary>Escapes the control characters of a text.</summary>
    public static string Escape(string text)
    {
        if (!text.Any(IsControl))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = IsControl(character) ? escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}") : escaped.Append(character);
        }

        return escaped.ToString();
    }

    /// <summary>Escapes a text that belongs on one line, with the line breaks in it.</summary>
    public static string EscapeLine(string text) => Escape(text.ReplaceLineEndings(" "));

    /// <summary>
    /// The text of a file for standard output. In a file or a pipe it is what a program reads, byte for byte; a terminal shows the characters that control
    /// it as what they are, because others wrote the names and the wishes in it.
    /// </summary>
    public static string ForOutput(string text, bool isRedirected) =>
        isRedirected ? text.TrimEnd() : Escape(text.TrimEnd().ReplaceLineEndings("\n"));

    /// <inheritdoc/>
    public IEnumerable<IRenderable> Process(RenderOptions options, IEnumerable<IRenderable> renderables) => renderables.Select(shown => new Escaped(shown));

    // C0 except the line feed and the tab, DEL, C1, and what turns the direction of text or ends its line.
    private static bool IsControl(char character) => character is not ('\n' or '\t')
        && (char.IsControl(character) || character is '\u061c' or '\u200e' or '\u200f' or (>= '\u2028' and <= '\u202e') or (>= '\u2066' and <= '\u2069'));

    private sealed class Escaped(IRenderable shown) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => shown.Measure(options, maxWidth);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth) => shown.Render(options, maxWidth)
            .Select(segment => segment.IsControlCode || segment.IsLineBreak ? segment : new Segment(Escape(segment.Text), segment.Style));
    }
}
