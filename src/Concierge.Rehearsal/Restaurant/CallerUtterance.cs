using System.Text.RegularExpressions;
using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>The meaning of one utterance of the caller.</summary>
internal sealed partial record CallerUtterance
{
    public bool Yes { get; private init; }

    public bool No { get; private init; }

    public bool Goodbye { get; private init; }

    public bool Thanks { get; private init; }

    public bool AsksWhetherRight { get; private init; }

    public bool AsksCode { get; private init; }

    public bool AsksRepeat { get; private init; }

    public bool AsksForOther { get; private init; }

    public bool HasToAsk { get; private init; }

    public bool AsksToWait { get; private init; }

    public bool WantsTable { get; private init; }

    public bool WantsCancellation { get; private init; }

    public bool WantsChange { get; private init; }

    /// <summary>Whether it confirms the cancellation of the booking under discussion.</summary>
    public bool CancelsIt { get; private init; }

    public int? Party { get; private init; }

    public HeardDate? Date { get; private init; }

    public IReadOnlyList<SpokenTime> Times { get; private init; } = [];

    public string? Name { get; private init; }

    public string? Telephone { get; private init; }

    public string? Code { get; private init; }

    public bool HasDetails => Party is not null || Date is not null || Times.Count > 0 || Name is not null || Telephone is not null;

    public bool IsNothing => !(HasDetails || Yes || No || Goodbye || Thanks || AsksWhetherRight || AsksCode || AsksRepeat || AsksForOther || HasToAsk
        || AsksToWait || WantsTable || WantsCancellation || WantsChange || CancelsIt || Code is not null);

    public static CallerUtterance Parse(string recognized, Question? asked)
    {
        string[] words = Words.Split(recognized);
        string text = string.Join(' ', words);
        bool[] taken = new bool[words.Length];
        string? telephone = TelephoneNumbers.Find(words);
        SpokenCode? code = Codes.Longest(words);
        if (code is not null)
        {
            Array.Fill(taken, true, code.Start, code.Length);
        }

        HeardDate? date = Dates.Find(words, taken);
        int? party = Parties.Find(words, taken, asked == Question.Party);
        bool asksRight = AsksRightPattern().IsMatch(text);
        string statement = AsksRightPattern().Replace(text, "");
        return new CallerUtterance
        {
            Party = party,
            Date = date,
            Times = FindTimes(words, taken, asked),
            Name = Names.Find(words, asked == Question.Name),
            Telephone = telephone,
            Code = code?.Symbols,
            Yes = YesPattern().IsMatch(statement),
            No = NoPattern().IsMatch(statement),
            Goodbye = GoodbyePattern().IsMatch(text),
            Thanks = text.Contains("thank", StringComparison.Ordinal),
            AsksWhetherRight = asksRight,
            AsksCode = AsksCodePattern().IsMatch(text),
            AsksRepeat = AsksRepeatPattern().IsMatch(text),
            AsksForOther = AsksForOtherPattern().IsMatch(text),
            HasToAsk = text.Contains("customer", StringComparison.Ordinal) && text.Contains("check", StringComparison.Ordinal),
            AsksToWait = AsksToWaitPattern().IsMatch(text),
            WantsTable = WantsTablePattern().IsMatch(text),
            WantsCancellation = WantsCancellationPattern().IsMatch(text),
            WantsChange = WantsChangePattern().IsMatch(text),
            CancelsIt = CancelsItPattern().IsMatch(text),
        };
    }

    private static IReadOnlyList<SpokenTime> FindTimes(string[] words, bool[] taken, Question? asked) =>
        Language.Times.Find(words, taken, asked == Question.Time);

    [GeneratedRegex(@"\b(is|was) that (right|correct|okay)\b|\bcorrect$", RegexOptions.ExplicitCapture)]
    private static partial Regex AsksRightPattern();

    [GeneratedRegex(@"\b(yes|yeah|yep|correct|right|exactly|sure|perfect|works|fine|sounds good|great|please book)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex YesPattern();

    [GeneratedRegex(@"\b(no|nope|not|isn't|wrong|won't|can't|doesn't)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex NoPattern();

    [GeneratedRegex(@"\b(goodbye|bye|good night)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex GoodbyePattern();

    [GeneratedRegex(
        @"\b(is there|can|could|have|get|what is|what's|say)\b.*\b(confirmation|code|reference|reservation number)\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex AsksCodePattern();

    [GeneratedRegex(@"\b(say|repeat) (that|it)\b|\bcould you \S+ (that |it )?again\b|\bpardon\b|\bdidn't (catch|hear|get)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex AsksRepeatPattern();

    [GeneratedRegex(
        @"\b(anything|something|any other|another|other time)\b.*\b(else|other|near|time|between|earlier|later|around|free)\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex AsksForOtherPattern();

    [GeneratedRegex(@"\b(one|just a|a) (moment|minute|second)\b|\bhold on\b|\bcheck with the guest\b", RegexOptions.ExplicitCapture)]
    private static partial Regex AsksToWaitPattern();

    [GeneratedRegex(@"\bcancel (a|the|my|our|this|that) (reservation|booking|table)\b|\b(like|want|calling) to cancel\b(?! it)", RegexOptions.ExplicitCapture)]
    private static partial Regex WantsCancellationPattern();

    [GeneratedRegex(@"\bchange (a|the|my|our|this|that) (reservation|booking|table)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex WantsChangePattern();

    [GeneratedRegex(@"(?<!not )\bcancel (it|that)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex CancelsItPattern();

    [GeneratedRegex(@"\b(book|table|reserve|reservation|booking)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex WantsTablePattern();
}
