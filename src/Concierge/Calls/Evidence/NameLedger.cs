using System.Text.RegularExpressions;
using Concierge.Calls.Results;
using Concierge.Language.Acts;
using Concierge.Language.Spelling;
using FuzzySharp;

namespace Concierge.Calls.Evidence;

/// <summary>
/// Under which name the restaurant has the table: the guest's, or another one that it said or spelled. Another name speaks against the booking
/// until the agent has spelled the guest's name twice: then the restaurant cannot write it, and the guest is told the name that it wrote.
/// </summary>
/// <param name="guest">The guest's name.</param>
internal sealed partial class NameLedger(string guest)
{
    private const int SpellingsBeforeOtherName = 2;
    private const int MinSpelledLetters = 3;

    // In percent: half of the letters of a misheard name are still right.
    private const int SimilarSpelling = 50;

    private readonly HashSet<string> _own = [.. ClauseSplitter.Split(guest).SelectMany(EnglishTokenizer.Split)];
    private readonly HashSet<string> _letters = [.. new[] { NameSpeller.GetSurname(guest), guest }
        .Select(NameSpeller.GetLetters).Where(letters => letters.Length > 0)];
    private readonly HashSet<string> _firstNames = [.. guest.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SkipLast(1)
        .Select(NameSpeller.GetLetters).Where(letters => letters.Length > 0)];

    private CounterEvidence? _other;
    private IReadOnlyList<string> _agentRuns = [];
    private string _saidSinceAgent = "";
    private bool _isNameAsked;
    private int _spellings;

    /// <summary>Another guest's name that stands as the last word; <see langword="null"/> if there is none.</summary>
    public CounterEvidence? Other => _spellings < SpellingsBeforeOtherName ? _other : null;

    /// <summary>The other name that the restaurant said last, with a capital; <see langword="null"/> if it has the guest's.</summary>
    public string? Written { get; private set; }

    /// <summary>The restaurant's turn that spelled the guest's name; <see langword="null"/> if none did.</summary>
    public int? SpelledTurn { get; private set; }

    /// <summary>Whether letters are a spelling of the guest's name, whole or misheard, and not a confirmation number.</summary>
    public static bool IsSpellingOf(string letters, string guest) =>
        letters.All(char.IsAsciiLetter) && new NameLedger(guest).IsSimilar(letters.ToLowerInvariant());

    /// <summary>Takes a turn of the agent, as far as it was played.</summary>
    public void TakeAgentTurn(TranscriptTurn turn)
    {
        _saidSinceAgent = "";
        var runs = SpelledNameReader.FindAll(turn.Text);
        _agentRuns = runs;
        _spellings += runs.Any(_letters.Contains) ? 1 : 0;
        _isNameAsked = NameWord().IsMatch(turn.Text) || runs.Any(_letters.Contains);
    }

    /// <summary>Takes a turn of the callee.</summary>
    public void Take(TranscriptTurn turn, IReadOnlyList<Clause> clauses)
    {
        foreach (var clause in clauses)
        {
            if (EnglishTokenizer.Split(clause.Text).Any(_own.Contains))
            {
                SetOwn();
            }
            else if (_own.Count > 0
                && EnglishGuestNameReader.Read(clause.Text, clause.Values.Any || clause.Act is CalleeAct.Commits or CalleeAct.LooksForward) is { } name
                && !_own.Contains(name)
                && SpellingAlphabet.FindLetter(name) is null)
            {
                SetOther(turn, name);
            }
        }

        // A pause between the letters may end a turn: the next one continues with the spelling.
        _saidSinceAgent = $"{_saidSinceAgent} {turn.Text}";
        TakeSpelling(turn, clauses);
    }

    private void TakeSpelling(TranscriptTurn turn, IReadOnlyList<Clause> clauses)
    {
        var isNamed = _isNameAsked || NameWord().IsMatch(_saidSinceAgent);
        if (_letters.Count == 0 || (!isNamed && clauses.Any(clause => EnglishNumberContext.Announces(clause.Text))))
        {
            return;
        }

        foreach (var run in SpelledNameReader.FindAll(_saidSinceAgent))
        {
            if (_letters.Contains(run))
            {
                SetOwn();
                SpelledTurn = turn.Number;
            }
            else if (IsPartAsSaid(run) || IsBeginning(run))
            {
                SetOwn();
            }
            else if (_firstNames.Contains(run))
            {
                // The agent gives the first name where the surname cannot be written.
                SetOther(turn, run);
                _other = null;
            }
            else if (run.Length >= MinSpelledLetters && (isNamed || IsSimilar(run)))
            {
                SetOther(turn, run);
            }
        }
    }

    // "A-I-N-S, got it": the first letters only. One letter too few at the end is another name.
    private bool IsBeginning(string run) =>
        run.Length >= MinSpelledLetters && _letters.Any(own => run.Length + MinSpelledLetters <= own.Length && own.StartsWith(run, StringComparison.Ordinal));

    private bool IsSimilar(string letters) => _letters.Any(own => own.Length >= MinSpelledLetters && Fuzz.Ratio(own, letters) >= SimilarSpelling);

    // "M-C or M-A-C?" "M-C." "M-C, right": the agent gave only the part that was asked for.
    private bool IsPartAsSaid(string run) => _agentRuns.Contains(run) && _letters.Any(own => own.Contains(run, StringComparison.Ordinal));

    private void SetOwn() => (_other, Written) = (null, null);

    private void SetOther(TranscriptTurn turn, string name) =>
        (_other, Written) = (new(CounterEvidenceKind.OtherName, turn.Number), $"{char.ToUpperInvariant(name[0])}{name[1..]}");

    [GeneratedRegex(@"\b(?:name|under|spell(?:ed|ing)?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NameWord();
}
