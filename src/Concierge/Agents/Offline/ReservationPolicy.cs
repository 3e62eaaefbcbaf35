using Concierge.Agents.Tools;
using Concierge.Contracts;
using Concierge.Language;
using Concierge.Reservations;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Offline;

/// <summary>What the rule-based model does next as the reservation agent.</summary>
internal static class ReservationPolicy
{
    /// <summary>Decides on words or a tool call.</summary>
    /// <param name="dialogue">The conversation so far.</param>
    /// <param name="defaultName">The name to fall back on.</param>
    /// <param name="lastResult">The tool result that has just come in.</param>
    public static AIContent Decide(Dialogue dialogue, string? defaultName, FunctionResultContent? lastResult)
    {
        if (dialogue.Last.Has(Intents.Refrain))
        {
            return Replies.Say("All right, I call nobody. Tell me when you would like a table.");
        }

        if (lastResult is not null && !dialogue.Moved && dialogue.LastCall is { } answer)
        {
            return Replies.Tell(answer);
        }

        return dialogue.Errand == Errand.Change ? ChangePolicy.Decide(dialogue, lastResult) : Proceed(dialogue, defaultName);
    }

    private static AIContent Proceed(Dialogue dialogue, string? defaultName)
    {
        var wish = dialogue.Wish;

        // A number given in the request is called even when the directory does not know the name.
        if (wish is { Restaurant: { } restaurant, Found: null, PhoneNumber: null })
        {
            return Replies.Call(ReservationTools.FindRestaurant, ("name", restaurant));
        }

        if (wish is { Found: { Restaurant: null, Error: { } unknown }, PhoneNumber: null })
        {
            return Replies.Say(unknown.ToString());
        }

        // What cannot be booked is told at once, by the tool that knows the rules.
        if (wish.PartySize is { } size && (size < ReservationValidator.SmallestParty || size > ReservationValidator.LargestParty))
        {
            return dialogue.Moved ? Initiate(wish, defaultName) : Replies.Say(ReservationValidator.PartySizeError(size).ToString());
        }

        var missing = wish.Missing(defaultName is not null);
        if (wish.Questions.Count > 0 || missing.Count > 0)
        {
            return Replies.Say(Questions.Ask(wish, missing));
        }

        return dialogue.Moved ? Initiate(wish, defaultName)
            : dialogue.LastCall?.Outcome == CallOutcome.Confirmed ? Replies.Say("You have that table already. Tell me what to change, or which other table you would like.")
            : Replies.Say("I did not understand that. Tell me what to change, or say \"try again\".");
    }

    private static FunctionCallContent Initiate(Wish wish, string? defaultName) => Replies.Call(
        ReservationTools.InitiateReservationCall,
        ("restaurant_name", wish.Found?.Restaurant?.Name ?? wish.Restaurant ?? "the restaurant"),
        ("date", Replies.Day(wish.Date) ?? ""),
        ("time", Replies.Time(wish.Time) ?? ""),
        ("party_size", wish.PartySize),
        ("customer_name", wish.CustomerName ?? defaultName),
        ("phone_number", wish.PhoneNumber ?? wish.Found?.Restaurant?.PhoneNumber),
        ("customer_phone", wish.CustomerPhone),
        ("special_requests", wish.SpecialRequests),
        ("earliest_time", Replies.Time(wish.EarliestTime)),
        ("latest_time", Replies.Time(wish.LatestTime)),
        ("other_dates", wish.OtherDates.Count == 0 ? null : string.Join(", ", wish.OtherDates.Select(day => Replies.Day(day)))),
        ("seating", wish.Seating),
        ("smallest_party", wish.SmallestParty),
        ("call_when_open", wish.CallWhenOpen ? true : null),
        ("despite_closing", wish.DespiteClosing ? true : null));
}
