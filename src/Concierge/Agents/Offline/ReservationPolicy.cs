using Concierge.Agents.Tools;
using Concierge.Contracts;
using Concierge.Language;
using Concierge.Reservations;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Offline;

/// <summary>The rule-based model's next step as the reservation agent.</summary>
internal static class ReservationPolicy
{
    /// <summary>What is said after a call, where the guest's words ask for nothing.</summary>
    public const string NotUnderstood = "I did not understand that. Tell me what to change, or say \"try again\".";

    /// <summary>Chooses words or a tool call.</summary>
    /// <param name="dialogue">The conversation so far.</param>
    /// <param name="defaultName">The default name for the booking.</param>
    /// <param name="lastResult">The latest tool result.</param>
    public static AIContent Decide(DialogueState dialogue, string? defaultName, FunctionResultContent? lastResult)
    {
        if (dialogue.LastMessage.HasIntent(GuestIntents.DoNotCall))
        {
            return ReplyFactory.CreateText("All right, no call will be made. Tell me when you would like a table.");
        }

        if (lastResult is not null && !dialogue.HasProgressed && dialogue.LastCall is { } answer)
        {
            return ReplyFactory.CreateCallReport(answer);
        }

        return dialogue.Goal == RequestGoal.Change ? ChangePolicy.Decide(dialogue, lastResult) : Proceed(dialogue, defaultName);
    }

    private static AIContent Proceed(DialogueState dialogue, string? defaultName)
    {
        var request = dialogue.Request;

        // A number from the guest can be called even if the directory does not have the name.
        if (request is { Restaurant: { } restaurant, Found: null, PhoneNumber: null })
        {
            return ReplyFactory.CreateToolCall(ReservationTools.FindRestaurant, ("name", restaurant));
        }

        if (request is { Found: { Restaurant: null, Error: { } unknown }, PhoneNumber: null })
        {
            return ReplyFactory.CreateText(unknown.ToString());
        }

        // The tool validates the party size, so an invalid size is refused before any other question.
        if (request.Table.PartySize is { } size && (size < ReservationValidator.MinPartySize || size > ReservationValidator.MaxPartySize))
        {
            return dialogue.HasProgressed
                ? Initiate(request, defaultName)
                : ReplyFactory.CreateText(ReservationValidator.CreatePartySizeError(size).ToString());
        }

        var missing = request.GetMissingSlots(defaultName is not null);
        if (request.Questions.Count > 0 || missing.Count > 0)
        {
            return ReplyFactory.CreateText(QuestionFormatter.Format(request, missing));
        }

        return dialogue.HasProgressed && !dialogue.RepeatsBookedTable ? Initiate(request, defaultName)
            : dialogue.LastCall?.Outcome == CallOutcome.Confirmed
                ? ReplyFactory.CreateText("You have that table already. Tell me what to change, or which other table you would like.")
            : ReplyFactory.CreateText(NotUnderstood);
    }

    private static FunctionCallContent Initiate(BookingRequest request, string? defaultName)
    {
        var table = request.Table;
        return ReplyFactory.CreateToolCall(
            ReservationTools.InitiateReservationCall,
            ("restaurant_name", request.Found?.Restaurant?.Name ?? request.Restaurant ?? "the restaurant"),
            ("date", ReplyFactory.FormatDate(table.Date) ?? ""),
            ("time", ReplyFactory.FormatTime(table.Time) ?? ""),
            ("party_size", table.PartySize),
            ("customer_name", request.CustomerName ?? defaultName),
            ("phone_number", request.PhoneNumber ?? request.Found?.Restaurant?.PhoneNumber),
            ("customer_phone", request.CustomerPhone),
            ("special_requests", request.SpecialRequests),
            ("earliest_time", ReplyFactory.FormatTime(table.EarliestTime)),
            ("latest_time", ReplyFactory.FormatTime(table.LatestTime)),
            ("other_dates", table.OtherDates.Count == 0 ? null : string.Join(", ", table.OtherDates.Select(day => ReplyFactory.FormatDate(day)))),
            ("seating", request.Seating),
            ("smallest_party", table.SmallestParty),
            ("call_when_open", request.CallWhenOpen ? true : null),
            ("despite_closing", request.DespiteClosing ? true : null));
    }
}
