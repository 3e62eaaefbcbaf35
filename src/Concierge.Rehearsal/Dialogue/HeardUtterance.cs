using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>What the agent makes of what the callee said since the agent last spoke.</summary>
internal sealed record HeardUtterance
{
    public static HeardUtterance Nothing { get; } = new() { Words = "" };

    public required string Words { get; init; }

    public Intents Intents { get; private init; }

    public int? Party { get; private init; }

    public HeardDate? Date { get; private init; }

    public IReadOnlyList<SpokenTime> Times { get; private init; } = [];

    /// <summary>The times said to be taken.</summary>
    public IReadOnlyList<SpokenTime> FullTimes { get; private init; } = [];

    /// <summary>The day in an offer.</summary>
    public HeardDate? OfferedDate { get; private init; }

    /// <summary>How many people a table is offered for.</summary>
    public int? OfferedParty { get; private init; }

    /// <summary>Where a table is offered: <c>outside</c>.</summary>
    public string? OfferedSeating { get; private init; }

    /// <summary>The confirmation code, with <c>?</c> for what was misheard in its midst.</summary>
    public string? Code { get; private init; }

    public string? Name { get; private init; }

    /// <summary>Whether it stops in the middle of a code: one or two symbols at the end, where more are to come.</summary>
    public bool BreaksOffInCode => Code is null && Is(Intents.NamesCode) && EndsInSymbols(Words);

    /// <summary>Whether somebody seems to speak to the agent, as music that is taken for words does not.</summary>
    public bool IsAddressed => Language.Words.Split(Words).Count(word => word is "i" or "i'm" or "we" or "we're" or "you" or "you're" or "your" or "sorry" or "okay" or "thank" or "thanks") >= 2;

    public bool IsUnderstood => Intents != Intents.None || Party is not null || Date is not null || Times.Count > 0 || Code is not null;

    /// <summary>Whether it puts the booking into words: two of party, day and time, or one of them beside "you're all set" or "see you".</summary>
    public bool StatesBooking
    {
        get
        {
            int parts = (Party is null ? 0 : 1) + (Date is null ? 0 : 1) + (Times.Count == 0 ? 0 : 1);
            return parts >= 2 || (parts == 1 && Is(Intents.Booked | Intents.SeesYou | Intents.AsksWhetherRight));
        }
    }

    public bool Is(Intents any) => (Intents & any) != Intents.None;

    /// <summary>The same without an intent: a moment asked for is over when the callee speaks again.</summary>
    public HeardUtterance Without(Intents intents) => this with { Intents = Intents & ~intents };

    /// <summary>Whether the last words are symbols of a code, which the next words may go on with.</summary>
    public static bool EndsInSymbols(string recognised)
    {
        string[] words = Language.Words.Split(recognised);
        return Codes.Find(words, 1) is [.., var last] && last.Start + last.Length == words.Length;
    }

    /// <param name="recognised">The words.</param>
    /// <param name="codeExpected">Whether a bare run of symbols is a confirmation code.</param>
    public static HeardUtterance Parse(string recognised, bool codeExpected)
    {
        string[] words = Language.Words.Split(recognised);
        string text = string.Join(' ', words);
        Intents intents = IntentPatterns.Classify(text);
        bool[] taken = new bool[words.Length];
        SpokenCode? code = Codes.LongestBridged(words);
        if (code is not null)
        {
            Array.Fill(taken, true, code.Start, code.Length);
        }

        bool isCode = code is not null && (codeExpected || (intents & Intents.NamesCode) != Intents.None || code.Symbols is { Length: >= 4 } symbols && symbols.Any(char.IsAsciiLetter));
        HeardDate? date = Dates.Find(words, taken);
        int? party = Parties.Find(words, taken);
        IReadOnlyList<SpokenTime> times = Language.Times.Find(words, taken);
        string[] offer = OfferIn(words, intents);
        return new HeardUtterance
        {
            Words = text,
            Intents = intents,
            Party = party,
            Date = date,
            Times = times,
            FullTimes = (intents & Intents.Full) == Intents.None ? [] : [.. times.Where(time => IsFull(words, time))],
            OfferedDate = Dates.Find(offer, new bool[offer.Length]),
            OfferedParty = Parties.Find(offer, new bool[offer.Length]),
            OfferedSeating = (intents & Intents.AsksSeating) == Intents.None ? Seatings.Find(offer) : null,
            Code = isCode ? code!.Symbols : null,
            Name = Names.Find(words, asked: false),
        };
    }

    // "nothing on saturday, but i could do sunday": what comes after the turn is the offer.
    private static string[] OfferIn(string[] words, Intents intents)
    {
        if ((intents & Intents.Offers) == Intents.None)
        {
            return [];
        }

        int turn = (intents & Intents.Full) == Intents.None ? -1 : Array.FindLastIndex(words, word => word is "but" or "only" or "though" or "instead" or "gone");
        return words[(turn + 1)..];
    }

    // "fully booked at seven" or "seven is taken": the nearest word that tells, before the time or right behind it.
    private static bool IsFull(string[] words, SpokenTime time)
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
