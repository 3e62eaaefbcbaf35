using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>What one of the agent's own earlier sentences did, told from its words: the mind keeps no memory but the conversation.</summary>
internal sealed record OwnLine(string Text)
{
    private readonly string _heard = Words.AsHeard(Text);

    public bool Requests => Says("book a table for") || Says("reservation for") || Says("table for");

    public bool ReadsBack => (Says("so the code is") || Says("so it's a table")) && Says("is that right");

    public bool ReadsBackDetails => ReadsBack && Says("it's a table");

    /// <summary>The code in a read-back.</summary>
    public string? Code => ReadsBack && Says("the code is") ? Codes.Longest(Words.Split(_heard), 1)?.Symbols : null;

    public bool AsksCode => Says("confirmation number");

    public bool AsksToRepeat => Says("could you say that again") || Says("say the confirmation number again");

    public bool AsksForOffersAgain => Says("say that again please");

    public bool AsksForAlternatives => Says("is there anything");

    public bool AsksWhetherThere => Says("are you still there");

    public bool Corrects => Says("no it's a table");

    public bool CorrectsName => Says("no the name is");

    public bool SaysGoodbye => Says("goodbye");

    /// <summary>Whether it puts the booking to the callee, so that a yes is an answer to it.</summary>
    public bool PutsBooking => ReadsBackDetails || Says("please book it");

    /// <summary>The time taken from an offer.</summary>
    public TimeOnly? AcceptedTime(TimeOnly? reference) =>
        Says("works thank you") && Times.Find(Words.Split(_heard), new bool[Words.Split(_heard).Length], bareHours: true) is [var time, ..]
            ? time.Near(reference ?? new TimeOnly(19, 0))
            : null;

    private bool Says(string words) => _heard.Contains(words, StringComparison.Ordinal);
}
