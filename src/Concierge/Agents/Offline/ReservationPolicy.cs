using Concierge.Agents.Tools;
using Concierge.Contracts;
using Concierge.Language;
using Concierge.Reservations;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Offline;

/// <summary>The rule-based model's next step as the reservation agent.</summary>
internal static class ReservationPolicy
{
    /// <summary>Chooses words or a tool call.</summary>
    /// <param name="dialogue">The conversation so far.</param>
    /// <param name="defaultName">The default name for the booking.</param>
    /// <param name="lastResult">The latest tool result.</param>
    public static AIContent Decide(Dialogue dialogue, string? defaultName, FunctionResultContent? lastResult)
    {
        if (dialogue.Last.Has(Intents.Refrain))
        {
            return Replies.Say("All right, no call will be made. Tell me when you would like a table.");
        }

        if (lastResult is not null && !dialogue.Moved && dialogue.LastCall is { } answer)
        {
            return Replies.Tell(answer);
        }

        return dialogue.Errand == Errand.Change ? ChangePolicy.Decide(dialogue, lastResult) : Proceed(dialogue, defaultName);
    }

    private static AIContent Proceed(Dialogue dialogue, string? defaultName)
    {
        var request = dialogue.Wish;

        // A number from the guest can be called even if the directory does not have the name.
        if (request is { Restaurant: { } restaurant, Found: null, PhoneNumber: null })
        {
            return Replies.Call(ReservationTools.FindRestaurant, ("name", restaurant));
        }

        if (request is { Found: { Restaurant: null, Error: { } unknown }, PhoneNumber: null })
        {
            return Replies.Say(unknown.ToString());
        }

        // The tool validates the party size, so an invalid size is refused before any other question.
        if (request.PartySize is { } size && (size < ReservationValidator.SmallestParty || size > ReservationValidator.LargestParty))
        {
            return dialogue.Moved ? Initiate(request, defaultName) : Replies.Say(ReservationValidator.PartySizeError(size).ToString());
        }

        var missing = request.Missing(defaultName is not null);
        if (request.Questions.Count > 0 || missing.Count > 0)
        {
            return Replies.Say(Questions.Ask(request, missing));
        }

        return dialogue.Moved ? Initiate(request, defaultName)
            : dialogue.LastCall?.Outcome == CallOutcome.Confirmed
                ? Replies.Say("You have that table already. Tell me what to change, or which other table you would like.")
            : Replies.Say("I did not understand that. Tell me what to change, or say \"try again\".");
    }

    private static FunctionCallContent Initiate(Wish request, string? defaultName) => Replies.Call(
        ReservationTools.InitiateReservationCall,
        ("restaurant_name", request.Found?.Restaurant?.Name ?? request.Restaurant ?? "the restaurant"),
        ("date", Replies.Day(request.Date) ?? ""),
        ("time", Replies.Time(request.Time) ?? ""),
        ("party_size", request.PartySize),
        ("customer_name", request.CustomerName ?? defaultName),
        ("phone_number", request.PhoneNumber ?? request.Found?.Restaurant?.PhoneNumber),
        ("customer_phone", request.CustomerPhone),
        ("special_requests", request.SpecialRequests),
        ("earliest_time", Replies.Time(request.EarliestTime)),
        ("latest_time", Replies.Time(request.LatestTime)),
        ("other_dates", request.OtherDates.Count == 0 ? null : string.Join(", ", request.OtherDates.Select(day => Replies.Day(day)))),
        ("seating", request.Seating),
        ("smallest_party", request.SmallestParty),
        ("call_when_open", request.CallWhenOpen ? true : null),
        ("despite_closing", request.DespiteClosing ? true : null));
}
