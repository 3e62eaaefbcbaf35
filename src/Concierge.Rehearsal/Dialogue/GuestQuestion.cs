using System.Globalization;
using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>A question put to the guest while the callee holds the line.</summary>
/// <param name="CallId">The function call's id.</param>
/// <param name="Offer">What the guest was asked to take; empty when the question was about something else.</param>
internal sealed record GuestQuestion(string CallId, BookingOffer Offer)
{
    /// <summary>What the function returned; <see langword="null"/> while the guest has not answered.</summary>
    public string? Output { get; init; }

    /// <summary>The guest's own words; <see langword="null"/> when there are none.</summary>
    public string? Words => Output is { } output && ToolOutput.Succeeded(output) == true ? ToolOutput.Value(output, "answer") : null;

    /// <summary>What the words come to; <see langword="null"/> while the guest is being asked.</summary>
    public GuestAnswer? Answer => Output is null ? null : Words is { } words ? GuestAnswer.Parse(words, Offer) : GuestAnswer.None;

    /// <summary>The question that a function call asks.</summary>
    public static GuestQuestion From(FunctionCallEntry call, BookingBrief brief)
    {
        TimeOnly? time = TimeOnly.TryParse(ToolOutput.Value(call.Arguments, "time"), CultureInfo.InvariantCulture, out TimeOnly hour) ? hour : null;
        DateOnly? date = DateOnly.TryParse(ToolOutput.Value(call.Arguments, "date"), CultureInfo.InvariantCulture, out DateOnly day) ? day : null;
        int? party = int.TryParse(ToolOutput.Value(call.Arguments, "party_size"), CultureInfo.InvariantCulture, out int size) ? size : null;
        string question = ToolOutput.Value(call.Arguments, "question") ?? "";
        return new GuestQuestion(call.CallId, new BookingOffer(
            time,
            date == brief.Date ? null : date,
            party == brief.PartySize ? null : party,
            question.Contains("offers", StringComparison.Ordinal) ? Seatings.Find(Language.Words.Split(Language.Words.AsHeard(question))) : null));
    }
}
