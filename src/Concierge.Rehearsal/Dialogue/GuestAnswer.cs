using System.Text.RegularExpressions;
using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>The guest's answer, parsed from the guest's own words. Only a clear yes counts as consent.</summary>
/// <param name="Agrees">Whether the guest accepts the offer.</param>
/// <param name="CounterProposal">What the guest wants instead; <see langword="null"/> if the answer does not say.</param>
internal sealed partial record GuestAnswer(bool Agrees, BookingOffer? CounterProposal)
{
    public static GuestAnswer None { get; } = new(false, null);

    /// <summary>Parses answers such as "yes", "no", "8 is fine" and "no, ask for 9".</summary>
    public static GuestAnswer Parse(string answer, BookingOffer offer)
    {
        string[] words = RecognizedWords.Split(RecognizedWords.ToRecognizedForm(SpokenFormatter.FormatText(NormalizeTimes(answer))));
        string text = string.Join(' ', words);
        string statement = PhraseWithoutRefusalPattern().Replace(text, "yes");
        bool isNo = NoPattern().IsMatch(statement);
        bool[] usedWords = new bool[words.Length];
        SpokenDateParser.Find(words, usedWords);
        int? partySize = PartySizeParser.Find(words, usedWords, bare: offer is { PartySize: not null, Time: null });
        TimeOnly[] times =
            [.. SpokenTimeParser.Find(words, usedWords, bareHours: true).Select(time => time.ResolveNear(offer.Time ?? BookingOffer.DefaultTime))];

        // "no, 8 is too late" names the offer; "no, ask for 9" names another time.
        TimeOnly[] otherTimes = [.. times.Where(time => time != offer.Time)];
        bool namesOffer = (offer.Time is { } offered && times.Contains(offered)) || (offer.PartySize is { } size && partySize == size);
        BookingOffer? counterProposal = namesOffer && !isNo ? null
            : otherTimes.Length > 0 ? new BookingOffer(otherTimes[0])
            : partySize is not null && partySize != offer.PartySize ? new BookingOffer(PartySize: partySize)
            : null;
        return new GuestAnswer(!isNo && counterProposal is null && (namesOffer || YesPattern().IsMatch(statement)), counterProposal);
    }

    // "8:30pm" is "8 30 p. m." when spoken, and "8:00" is "8 o'clock".
    private static string NormalizeTimes(string answer)
    {
        string split = DigitsAndLettersPattern().Replace(answer.Replace("p.m.", "pm", StringComparison.OrdinalIgnoreCase), "$1 $2");
        return ClockPattern().Replace(split, match => match.Groups["minute"].Value == "00" ? $"{match.Groups["hour"].Value} o'clock"
            : $"{match.Groups["hour"].Value} {match.Groups["minute"].Value}");
    }

    [GeneratedRegex(@"\b(no problem|not a problem|no worries|why not|don't mind|not bad)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex PhraseWithoutRefusalPattern();

    [GeneratedRegex(
        @"\b(no|not|nope|nah|never|don't|doesn't|can't|cannot|won't|wouldn't|isn't|decline|refuse|too (late|early|few|many|"
        + @"small)|rather)\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex NoPattern();

    [GeneratedRegex(
        @"\b(yes|yeah|yep|yup|ok|okay|sure|fine|good|great|perfect|works?|alright|agreed?|accept|take it|book it|go ahead|"
        + @"of course|absolutely|definitely|please do|happy|lovely)\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex YesPattern();

    [GeneratedRegex("([0-9])([A-Za-z])")]
    private static partial Regex DigitsAndLettersPattern();

    [GeneratedRegex("(?<hour>[0-9]{1,2})[:.](?<minute>[0-9]{2})", RegexOptions.ExplicitCapture)]
    private static partial Regex ClockPattern();
}
