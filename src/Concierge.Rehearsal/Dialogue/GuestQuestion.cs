using System.Globalization;
using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>A question to the guest while the callee waits.</summary>
/// <param name="CallId">The function call's id.</param>
/// <param name="Offer">The offer that the guest is asked about; empty for another question.</param>
internal sealed record GuestQuestion(string CallId, BookingOffer Offer)
{
    /// <summary>Whether the guest is asked for a telephone number, so that the answer is no yes or no.</summary>
    public bool AsksPhoneNumber { get; init; }

    /// <summary>The tool's output; <see langword="null"/> until the guest has answered.</summary>
    public string? Output { get; init; }

    /// <summary>The guest's own words; <see langword="null"/> without an answer.</summary>
    public string? AnswerText => Output is { } output && ToolOutputParser.HasSucceeded(output) == true ? ToolOutputParser.GetValue(output, "answer") : null;

    /// <summary>The parsed answer; <see langword="null"/> until the guest has answered.</summary>
    public GuestAnswer? Answer => Output is null ? null : AnswerText is { } words ? GuestAnswer.Parse(words, Offer) : GuestAnswer.None;

    /// <summary>Parses the question from a function call.</summary>
    public static GuestQuestion FromFunctionCall(FunctionCallEntry call, BookingInstructions instructions)
    {
        TimeOnly? time = TimeOnly.TryParse(ToolOutputParser.GetValue(call.Arguments, "time"), CultureInfo.InvariantCulture, out TimeOnly hour) ? hour : null;
        DateOnly? date = DateOnly.TryParse(ToolOutputParser.GetValue(call.Arguments, "date"), CultureInfo.InvariantCulture, out DateOnly day) ? day : null;
        int? partySize = int.TryParse(ToolOutputParser.GetValue(call.Arguments, "party_size"), CultureInfo.InvariantCulture, out int size) ? size : null;
        string question = ToolOutputParser.GetValue(call.Arguments, "question") ?? "";
        return new GuestQuestion(call.CallId, new BookingOffer(
            time,
            date == instructions.Date ? null : date,
            partySize == instructions.PartySize ? null : partySize,
            question.Contains("offers", StringComparison.Ordinal)
                ? SeatingParser.Find(Language.RecognizedWords.Split(Language.RecognizedWords.ToRecognizedForm(question))) : null))
        {
            AsksPhoneNumber = question.Contains("telephone number", StringComparison.Ordinal),
        };
    }
}
