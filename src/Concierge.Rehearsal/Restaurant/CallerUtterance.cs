using System.Text.RegularExpressions;
using Concierge.Rehearsal.Language;
using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>The meaning of one utterance of the caller.</summary>
internal sealed partial record CallerUtterance
{
    public bool SaysYes { get; private init; }

    public bool SaysNo { get; private init; }

    public bool SaysGoodbye { get; private init; }

    public bool SaysThanks { get; private init; }

    public bool AsksForConfirmation { get; private init; }

    /// <summary>Whether the caller asks the closing question: is it booked, is that changed?</summary>
    public bool AsksWhetherDone { get; private init; }

    public bool AsksCode { get; private init; }

    public bool AsksRepeat { get; private init; }

    public bool AsksForAlternatives { get; private init; }

    public bool HasToAskGuest { get; private init; }

    public bool AsksToWait { get; private init; }

    public bool WantsTable { get; private init; }

    public bool WantsCancellation { get; private init; }

    public bool WantsChange { get; private init; }

    /// <summary>Whether it confirms the cancellation of the booking under discussion.</summary>
    public bool ConfirmsCancellation { get; private init; }

    public int? PartySize { get; private init; }

    public SpokenDate? Date { get; private init; }

    public IReadOnlyList<SpokenTime> Times { get; private init; } = [];

    public string? Name { get; private init; }

    /// <summary>Whether the caller spelled the name.</summary>
    public bool IsNameSpelled { get; private init; }

    public string? PhoneNumber { get; private init; }

    public string? Code { get; private init; }

    public bool HasDetails => PartySize is not null || Date is not null || Times.Count > 0 || Name is not null || PhoneNumber is not null;

    public bool IsEmpty => !(HasDetails || SaysYes || SaysNo || SaysGoodbye || SaysThanks || AsksForConfirmation || AsksCode || AsksRepeat
        || AsksForAlternatives || HasToAskGuest
        || AsksToWait || WantsTable || WantsCancellation || WantsChange || ConfirmsCancellation || Code is not null);

    public static CallerUtterance Parse(string recognized, BookingQuestion? openQuestion)
    {
        string[] words = RecognizedWords.Split(recognized);
        string text = string.Join(' ', words);
        bool[] usedWords = new bool[words.Length];
        string? phoneNumber = PhoneNumberParser.Find(words);
        SpelledName? spelled = SpelledNameParser.Find(words);
        SpokenCode? code = SpokenCodeParser.Find(words).Where(code => code.Start != spelled?.Start).MaxBy(code => code.Symbols.Length);
        if (spelled is not null)
        {
            Array.Fill(usedWords, true, spelled.Start, spelled.Length);
        }

        if (code is not null)
        {
            Array.Fill(usedWords, true, code.Start, code.Length);
        }

        SpokenDate? date = SpokenDateParser.Find(words, usedWords);
        int? partySize = PartySizeParser.Find(words, usedWords, openQuestion == BookingQuestion.PartySize);
        bool asksForConfirmation = AsksForConfirmationPattern().IsMatch(text);
        string statement = AsksForConfirmationPattern().Replace(text, "");
        return new CallerUtterance
        {
            PartySize = partySize,
            Date = date,
            Times = ParseTimes(words, usedWords, openQuestion),
            Name = spelled?.Letters ?? FindKnownName(words, openQuestion),
            IsNameSpelled = spelled is not null,
            PhoneNumber = phoneNumber,
            Code = code?.Symbols,
            SaysYes = YesPattern().IsMatch(statement),
            SaysNo = NoPattern().IsMatch(statement),
            SaysGoodbye = GoodbyePattern().IsMatch(text),
            SaysThanks = text.Contains("thank", StringComparison.Ordinal),
            AsksForConfirmation = asksForConfirmation,
            AsksWhetherDone = AsksWhetherDonePattern().IsMatch(text),
            AsksCode = AsksCodePattern().IsMatch(text),
            AsksRepeat = AsksRepeatPattern().IsMatch(text),
            AsksForAlternatives = AsksForAlternativesPattern().IsMatch(text),
            HasToAskGuest = text.Contains("customer", StringComparison.Ordinal) && text.Contains("check", StringComparison.Ordinal),
            AsksToWait = AsksToWaitPattern().IsMatch(text),
            WantsTable = WantsTablePattern().IsMatch(text),
            WantsCancellation = WantsCancellationPattern().IsMatch(text),
            WantsChange = WantsChangePattern().IsMatch(text),
            ConfirmsCancellation = ConfirmsCancellationPattern().IsMatch(text),
        };
    }

    // The recognizer maps a name that it does not know to other words, which are no name: the restaurant asks for the spelling.
    private static string? FindKnownName(string[] words, BookingQuestion? openQuestion) =>
        PersonNameParser.Find(words, openQuestion == BookingQuestion.Name) is { } name
            && (SentenceSlotFiller.KnownNames.Contains(name) || PersonNameParser.FindSpelled(words) == name) ? name : null;

    private static IReadOnlyList<SpokenTime> ParseTimes(string[] words, bool[] usedWords, BookingQuestion? openQuestion) =>
        Language.SpokenTimeParser.Find(words, usedWords, openQuestion == BookingQuestion.Time);

    [GeneratedRegex(@"\b(is|was) that (right|correct|okay)\b|\bcorrect$", RegexOptions.ExplicitCapture)]
    private static partial Regex AsksForConfirmationPattern();

    [GeneratedRegex(@"\bis (it|that) (booked|changed)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex AsksWhetherDonePattern();

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
    private static partial Regex AsksForAlternativesPattern();

    [GeneratedRegex(@"\b(one|just a|a) (moment|minute|second)\b|\bhold on\b|\bcheck with the guest\b", RegexOptions.ExplicitCapture)]
    private static partial Regex AsksToWaitPattern();

    [GeneratedRegex(@"\bcancel (a|the|my|our|this|that) (reservation|booking|table)\b|\b(like|want|calling) to cancel\b(?! it)", RegexOptions.ExplicitCapture)]
    private static partial Regex WantsCancellationPattern();

    [GeneratedRegex(@"\bchange (a|the|my|our|this|that) (reservation|booking|table)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex WantsChangePattern();

    [GeneratedRegex(@"(?<!not )\bcancel (it|that)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex ConfirmsCancellationPattern();

    [GeneratedRegex(@"\b(book|table|reserve|reservation|booking)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex WantsTablePattern();
}
