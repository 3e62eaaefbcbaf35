using System.Text.RegularExpressions;
using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>
/// An earlier sentence of the agent. Its purpose is derived from its words, because the dialogue policy has no memory except the conversation.
/// </summary>
/// <param name="Text">The words that were played.</param>
/// <param name="Truncated">Whether the callee interrupted the sentence.</param>
internal sealed partial record AgentUtterance(string Text, bool Truncated = false)
{
    private readonly string _recognizedText = RecognizedWords.ToRecognizedForm(Text);

    /// <summary>Whether the callee did not hear the end. In a conversation restored from text, only the missing punctuation at the end shows this.</summary>
    public bool IsIncomplete => Truncated || !(Text.EndsWith('.') || Text.EndsWith('?') || Text.EndsWith('!'));

    /// <summary>Whether the callee heard enough of it to count as an answer.</summary>
    public bool WasHeard => !IsIncomplete || RecognizedWords.Split(_recognizedText).Length >= 4;

    public bool IsRequest => Says("book a table for") || Says("reservation for") || Says("table for");

    public bool IsBeginningOfRequest => Says("like to book");

    /// <summary>Whether it says which booking to change or cancel.</summary>
    public bool NamesBooking => Says("like to cancel a reservation") || Says("like to change a reservation");

    public bool ReadsBackCancellation => Says("is cancelled is that right");

    public bool TellsCode => Says("the confirmation number is");

    /// <summary>Whether it states the party size, the day or the time alone, as the answer to a question.</summary>
    public bool TellsDetail => DetailPattern().IsMatch(_recognizedText);

    public bool ReadsBack => BeginsReadBack && Says("is that right");

    public bool BeginsReadBack => Says("so the code is") || Says("so it's a table");

    public bool ReadsBackDetails => ReadsBack && Says("it's a table");

    /// <summary>The code in a read-back.</summary>
    public string? Code => ReadsBack && Says("the code is") ? SpokenCodeParser.FindLongest(RecognizedWords.Split(_recognizedText), 1)?.Symbols : null;

    public bool AsksCode => Says("is there a confirmation number") || Says("say the confirmation number");

    public bool AsksToRepeat => Says("could you say that again") || Says("say the confirmation number again");

    public bool AsksForAlternatives => Says("is there anything");

    public bool AsksWhetherPresent => Says("are you still there");

    /// <summary>Whether it apologizes for a line that was gone: what came before is to be repeated, not this.</summary>
    public bool ApologizesForLine => Says("lost you for a second");

    public bool ChecksWithGuest => Says("check with the guest") || (IsIncomplete && Says("one moment please"));

    public bool AnswersScreening => Says("calling to book a table") || Says("calling to cancel a reservation") || Says("calling to change a reservation");

    public bool RefusesCard => Says("can't give a card");

    public bool GivesPhoneNumber => Says("the number is");

    public bool RefusesPhoneNumber => Says("have no phone number");

    public bool Consents => Says("that is fine thank you");

    public bool Corrects => Says("no it's a table");

    /// <summary>Whether it gives the name as a word alone.</summary>
    public bool SaysName => Says("the name is") && !SpellsName;

    public bool SpellsName => Says("spelled");

    /// <summary>Whether it asks for a table under the first name.</summary>
    public bool ProposesFirstName => Says("under the first name");

    public bool CorrectsName => Says("no the name is");

    public bool SaysGoodbye => Says("goodbye");

    /// <summary>Whether it only bridges a pause, so that the previous question is still open.</summary>
    public bool IsInterjection => Says("still checking") || _recognizedText is "yes i am here";

    /// <summary>Whether it asks the callee to confirm the booking, so that a yes agrees to it.</summary>
    public bool AsksForConfirmation => ReadsBackDetails || Says("please book it");

    /// <summary>The text without the introductory phrases, which need no repetition.</summary>
    public string TextWithoutIntroduction => IntroductionPattern().Replace(Text, "");

    /// <summary>Whether it contains all of another sentence.</summary>
    public bool Contains(string sentence) => Says(RecognizedWords.ToRecognizedForm(sentence));

    /// <summary>Finds the offer that it accepts.</summary>
    public BookingOffer? FindAcceptedOffer(BookingInstructions instructions) =>
        Says("works thank you") || (IsIncomplete && _recognizedText.StartsWith("yes ", StringComparison.Ordinal) && !Says("it's a table"))
            ? ParseOffer(instructions)
            : null;

    /// <summary>Finds the alternative that it asks for.</summary>
    public BookingOffer? FindProposal(BookingInstructions instructions) => Says("could you do") ? ParseOffer(instructions) : null;

    private BookingOffer? ParseOffer(BookingInstructions instructions)
    {
        string[] words = RecognizedWords.Split(_recognizedText);
        bool[] usedWords = new bool[words.Length];
        SpokenDate? day = SpokenDateParser.Find(words, usedWords);
        int? partySize = PartySizeParser.Find(words, usedWords);
        var offer = new BookingOffer(
            SpokenTimeParser.Find(words, usedWords, bareHours: true) is [var time, ..] ? time.ResolveNear(instructions.Time ?? BookingOffer.DefaultTime) : null,
            day is not null && instructions.Date is { } date
                ? (day.Contradicts(date) ? BookingOffer.ResolveDate(day, date, instructions.AcceptableDays) : date)
                : null,
            partySize,
            SeatingParser.Find(words));
        return offer.IsEmpty ? null : offer;
    }

    private bool Says(string words) => _recognizedText.Contains(words, StringComparison.Ordinal);

    [GeneratedRegex(@"^(yes )?(for \w+( \w+)? (person|people)|on \w+day|at \w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex DetailPattern();

    [GeneratedRegex(@"^(Yes, I am here\. |Thank you\. |Great, |Sorry, |Hello, (?=.*I'd like).*?\. (?=I'd like))+", RegexOptions.ExplicitCapture)]
    private static partial Regex IntroductionPattern();
}
