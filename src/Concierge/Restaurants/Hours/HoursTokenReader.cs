using System.Globalization;
using System.Text.RegularExpressions;

namespace Concierge.Restaurants.Hours;

/// <summary>Reads the tokens of an expression one after another.</summary>
internal sealed partial class HoursTokenReader
{
    private const int Longest = 2000;

    private readonly List<HoursToken> _tokens;
    private int _at;

    private HoursTokenReader(List<HoursToken> tokens) => _tokens = tokens;

    /// <summary>Whether all tokens are read.</summary>
    public bool AtEnd => _at >= _tokens.Count;

    /// <summary>The position of the next token; set it to go back.</summary>
    public int Position
    {
        get => _at;
        set => _at = value;
    }

    /// <summary>Splits a text into tokens.</summary>
    /// <returns><see langword="null"/> if a character is invalid.</returns>
    public static HoursTokenReader? TryTokenize(string text)
    {
        if (text.Length > Longest)
        {
            return null;
        }

        var tokens = new List<HoursToken>();
        var at = 0;
        foreach (Match match in Pieces().Matches(text))
        {
            if (match.Index != at)
            {
                return null;
            }

            at += match.Length;
            if (Token(match) is { } token)
            {
                tokens.Add(token);
            }
        }

        return at == text.Length ? new HoursTokenReader(tokens) : null;
    }

    /// <summary>Returns a token without consuming it.</summary>
    /// <param name="ahead">0 for the next.</param>
    public HoursToken? Peek(int ahead = 0) => _at + ahead < _tokens.Count ? _tokens[_at + ahead] : null;

    /// <summary>Whether a token is of a kind.</summary>
    public bool Is(HoursTokenKind kind, int ahead = 0) => Peek(ahead)?.Kind == kind;

    /// <summary>Whether a token is a symbol.</summary>
    public bool IsSymbol(string symbol, int ahead = 0) => Peek(ahead) is { Kind: HoursTokenKind.Symbol } token && token.Text == symbol;

    /// <summary>Consumes the next token if it is of a kind.</summary>
    public bool TryTake(HoursTokenKind kind, out HoursToken token)
    {
        token = Peek() ?? default;
        var fits = Is(kind);
        _at += fits ? 1 : 0;
        return fits;
    }

    /// <summary>Consumes the next token if it is the symbol.</summary>
    public bool TryTakeSymbol(string symbol)
    {
        var fits = IsSymbol(symbol);
        _at += fits ? 1 : 0;
        return fits;
    }

    /// <summary>Consumes the next token if it is one of the words.</summary>
    public bool TryTakeWord(params ReadOnlySpan<string> words)
    {
        var fits = Peek() is { Kind: HoursTokenKind.Word } token && words.Contains(token.Text);
        _at += fits ? 1 : 0;
        return fits;
    }

    private static HoursToken? Token(Match match) =>
        match.Groups["hour"].Success
            ? new HoursToken(
                HoursTokenKind.Time, match.Value, (Number(match.Groups["hour"].Value) * 60) + Number(match.Groups["minute"].Value))
        : match.Groups["number"].Success ? new HoursToken(HoursTokenKind.Number, match.Value, Number(match.Value))
        : match.Groups["word"].Success ? new HoursToken(HoursTokenKind.Word, match.Value.ToLowerInvariant())
        : match.Groups["comment"].Success ? new HoursToken(HoursTokenKind.Comment, match.Groups["comment"].Value.Trim())
        : match.Groups["dash"].Success ? new HoursToken(HoursTokenKind.Symbol, "-")
        : match.Groups["symbol"].Success ? new HoursToken(HoursTokenKind.Symbol, match.Value)
        : null;

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    [GeneratedRegex("""
        \s+
        | (?<symbol>24/7|\|\||[;,:+\[\]()/])
        | (?<hour>\d{1,2})[:.](?<minute>[0-5]\d)(?!\d)
        | (?<number>\d{1,4})(?!\d)
        | (?<word>\p{L}+)\.?
        | "(?<comment>[^"]*)"
        | (?<dash>[-\u2010-\u2015])
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pieces();
}
