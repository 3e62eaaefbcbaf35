using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>The meaning of what the callee has said since the agent last spoke.</summary>
internal sealed record CalleeUtterance
{
    public static CalleeUtterance Empty { get; } = new() { Words = "" };

    public required string Words { get; init; }

    public CalleeIntents Intents { get; private init; }

    public int? PartySize { get; private init; }

    public SpokenDate? Date { get; private init; }

    public IReadOnlyList<SpokenTime> Times { get; private init; } = [];

    /// <summary>The times that the callee says are full.</summary>
    public IReadOnlyList<SpokenTime> UnavailableTimes { get; private init; } = [];

    /// <summary>The day in an offer.</summary>
    public SpokenDate? OfferedDate { get; private init; }

    /// <summary>The number of people that a table is offered for.</summary>
    public int? OfferedPartySize { get; private init; }

    /// <summary>The seating of an offered table: <c>outside</c>.</summary>
    public string? OfferedSeating { get; private init; }

    /// <summary>The confirmation code, with <c>?</c> for a symbol that was not recognized.</summary>
    public string? Code { get; private init; }

    public string? Name { get; private init; }

    /// <summary>Whether a name is said, even where it was not made out: "under".</summary>
    public bool MentionsName { get; private init; }

    /// <summary>Whether the utterance ends after one or two symbols of a confirmation number, so that more are expected.</summary>
    public bool EndsInPartialCode => Code is null && HasAny(CalleeIntents.GivesCode) && EndsInSymbols(Words);

    /// <summary>Whether a person seems to speak to the agent. The recognizer may also find words in hold music, but rarely these.</summary>
    public bool IsAddressed =>
        Language.RecognizedWords.Split(Words).Count(word => word
            is "i" or "i'm" or "we" or "we're" or "you" or "you're" or "your" or "sorry" or "okay" or "thank" or "thanks") >= 2;

    public bool IsUnderstood => Intents != CalleeIntents.None || PartySize is not null || Date is not null || Times.Count > 0 || Code is not null;

    /// <summary>Whether the utterance states the booking: two of party size, day and time, or one of them with "you're all set" or "see you".</summary>
    public bool StatesBooking
    {
        get
        {
            int parts = (PartySize is null ? 0 : 1) + (Date is null ? 0 : 1) + (Times.Count == 0 ? 0 : 1);
            return parts >= 2 || (parts == 1 && HasAny(CalleeIntents.Booked | CalleeIntents.SaysSeeYou | CalleeIntents.AsksForConfirmation));
        }
    }

    public bool HasAny(CalleeIntents intents) => (Intents & intents) != CalleeIntents.None;

    /// <summary>Removes intents. For example, a request to wait has no effect any more when the callee speaks again.</summary>
    public CalleeUtterance Without(CalleeIntents intents) => this with { Intents = Intents & ~intents };

    /// <summary>Whether the last words are symbols of a confirmation number that the next words may continue.</summary>
    public static bool EndsInSymbols(string recognized)
    {
        string[] words = Language.RecognizedWords.Split(recognized);
        return SpokenCodeParser.Find(words, 1) is [.., var last] && last.Start + last.Length == words.Length;
    }

    /// <summary>Parses the words of a recognizer.</summary>
    /// <param name="recognized">The recognized words.</param>
    /// <param name="codeExpected">Whether a bare run of symbols is a confirmation code.</param>
    public static CalleeUtterance Parse(string recognized, bool codeExpected)
    {
        string[] words = Language.RecognizedWords.Split(recognized);
        string text = string.Join(' ', words);
        CalleeIntents intents = IntentClassifier.Classify(text);
        bool[] usedWords = new bool[words.Length];
        SpelledName? spelled = SpelledNameParser.Find(words);
        SpokenCode? code = SpokenCodeParser.FindLongestWithGaps(BlankOut(words, spelled));
        if (spelled is not null)
        {
            Array.Fill(usedWords, true, spelled.Start, spelled.Length);
        }

        if (code is not null)
        {
            Array.Fill(usedWords, true, code.Start, code.Length);
        }

        bool isCode = code is not null && (codeExpected || (intents & CalleeIntents.GivesCode) != CalleeIntents.None
            || code.Symbols is { Length: >= 4 } symbols && symbols.Any(char.IsAsciiLetter));
        SpokenDate? date = SpokenDateParser.Find(words, usedWords);
        int? party = PartySizeParser.Find(words, usedWords);
        IReadOnlyList<SpokenTime> times = Language.SpokenTimeParser.Find(words, usedWords);
        string[] offer = GetOfferWords(words, intents);
        return new CalleeUtterance
        {
            Words = text,
            Intents = intents,
            PartySize = party,
            Date = date,
            Times = times,
            UnavailableTimes = (intents & CalleeIntents.HasNoTable) == CalleeIntents.None ? [] : [.. times.Where(time => IsUnavailable(words, time))],
            OfferedDate = SpokenDateParser.Find(offer, new bool[offer.Length]),
            OfferedPartySize = PartySizeParser.Find(offer, new bool[offer.Length]),
            OfferedSeating = (intents & CalleeIntents.AsksSeating) == CalleeIntents.None ? SeatingParser.Find(offer) : null,
            Code = isCode ? code!.Symbols : null,
            Name = spelled?.Letters ?? PersonNameParser.Find(words, asked: false),
            MentionsName = words.Contains("under") || words.Contains("name"),
        };
    }

    // The letters of a name are no confirmation number, and no part of one.
    private static string[] BlankOut(string[] words, SpelledName? spelled) =>
        spelled is null ? words : [.. words.Select((word, i) => i >= spelled.Start && i < spelled.Start + spelled.Length ? "name" : word)];

    // "nothing on saturday, but i could do sunday": the offer follows the contrasting word.
    private static string[] GetOfferWords(string[] words, CalleeIntents intents)
    {
        if ((intents & CalleeIntents.Offers) == CalleeIntents.None)
        {
            return [];
        }

        int contrast = (intents & CalleeIntents.HasNoTable) == CalleeIntents.None ? -1 : Array.FindLastIndex(
            words, word => word is "but" or "only" or "though" or "instead" or "gone");
        return words[(contrast + 1)..];
    }

    // "fully booked at seven" or "seven is taken": the words right after the time decide, or else the nearest decisive word before it.
    private static bool IsUnavailable(string[] words, SpokenTime time)
    {
        int end = time.Start + time.Length;
        if (end + 1 < words.Length && words[end] is "is" or "isn't" && words[end + 1] is "gone" or "taken" or "full" or "not" or "fully" or "already")
        {
            return true;
        }

        for (int i = time.Start - 1; i >= 0; i--)
        {
            switch (words[i])
            {
                case "booked" or "full" or "nothing" or "no" or "closed" or "taken" or "available":
                    return true;
                case "but" or "could" or "can" or "do" or "offer" or "earliest" or "next" or "about" or "only" or "instead":
                    return false;
            }
        }

        return false;
    }
}
