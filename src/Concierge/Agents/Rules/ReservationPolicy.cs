using Concierge.Agents.Language;
using Concierge.Calls;
using Concierge.Reservations;
using Microsoft.Extensions.AI;
using NodaTime.Text;

namespace Concierge.Agents.Rules;

/// <summary>What the rule-based model does next as the reservation agent.</summary>
internal static class ReservationPolicy
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Decides on words or a tool call.</summary>
    /// <param name="dialogue">The conversation so far.</param>
    /// <param name="defaultName">The name to fall back on.</param>
    /// <param name="lastResult">The tool result that has just come in.</param>
    public static AIContent Decide(Dialogue dialogue, string? defaultName, FunctionResultContent? lastResult)
    {
        var said = dialogue.Last;
        if (said.Intents.HasFlag(Intents.Refrain))
        {
            return new TextContent("All right, I call nobody. Tell me when you would like a table.");
        }

        if (said.Intents.HasFlag(Intents.Cancel))
        {
            return new TextContent(dialogue.LastCall is { Outcome: CallOutcome.Confirmed } booked
                ? $"I cannot cancel a booking by telephone yet. Please call the restaurant{(booked.ConfirmationNumber is { } number ? $" and give confirmation number {number}" : "")}."
                : "All right, nothing is booked and nobody will be called.");
        }

        if (said.Intents.HasFlag(Intents.No) && !said.HasDetails)
        {
            return new TextContent("All right, nothing is booked.");
        }

        if (lastResult is not null && !dialogue.Moved && dialogue.LastCall is { } answer)
        {
            return new TextContent(answer.Message ?? answer.Error?.ToString() ?? "The call brought no answer.");
        }

        return Proceed(dialogue, defaultName);
    }

    private static AIContent Proceed(Dialogue dialogue, string? defaultName)
    {
        // A number given in the request is called even when the directory does not know the name.
        if (dialogue.Restaurant is { } restaurant && dialogue.Found is null && dialogue.PhoneNumber is null)
        {
            return RuleBasedChatClient.Call(ReservationTools.FindRestaurant, new() { ["name"] = restaurant });
        }

        if (dialogue.Found is { Restaurant: null, Error: { } unknown } && dialogue.PhoneNumber is null)
        {
            return new TextContent(unknown.ToString());
        }

        // What cannot be booked is told at once, by the tool that knows the rules.
        if (dialogue.PartySize is { } size && (size < ReservationValidator.SmallestParty || size > ReservationValidator.LargestParty))
        {
            return dialogue.Moved ? Initiate(dialogue, defaultName) : new TextContent(ReservationValidator.PartySizeError(size).ToString());
        }

        var missing = dialogue.Missing(defaultName is not null);
        if (dialogue.Questions.Count > 0 || missing.Count > 0)
        {
            return new TextContent(Questions.Ask(dialogue, missing));
        }

        return dialogue.Moved ? Initiate(dialogue, defaultName)
            : dialogue.LastCall?.Outcome == CallOutcome.Confirmed ? new TextContent("Your table is booked already. Tell me what to change, or which other table you would like.")
            : new TextContent("I did not understand that. Tell me what to change, or say \"try again\".");
    }

    private static FunctionCallContent Initiate(Dialogue dialogue, string? defaultName)
    {
        var arguments = new Dictionary<string, object?>
        {
            ["restaurant_name"] = dialogue.Found?.Restaurant?.Name ?? dialogue.Restaurant ?? "the restaurant",
            ["date"] = dialogue.Date is { } date ? LocalDatePattern.Iso.Format(date) : "",
            ["time"] = dialogue.Time is { } time ? Clock.Format(time) : "",
            ["party_size"] = dialogue.PartySize,
            ["customer_name"] = dialogue.CustomerName ?? defaultName,
        };
        Add("phone_number", dialogue.PhoneNumber ?? dialogue.Found?.Restaurant?.PhoneNumber);
        Add("customer_phone", dialogue.CustomerPhone);
        Add("special_requests", Wishes(dialogue));
        Add("earliest_time", dialogue.EarliestTime is { } earliest ? Clock.Format(earliest) : null);
        Add("latest_time", dialogue.LatestTime is { } latest ? Clock.Format(latest) : null);
        Add("other_dates", dialogue.OtherDates.Count == 0 ? null : string.Join(", ", dialogue.OtherDates.Select(LocalDatePattern.Iso.Format)));
        Add("seating", dialogue.Seating);
        if (dialogue.SmallestParty is { } smallest)
        {
            arguments["smallest_party"] = smallest;
        }

        if (dialogue.CallWhenOpen)
        {
            arguments["call_when_open"] = true;
        }

        if (dialogue.DespiteClosing)
        {
            arguments["despite_closing"] = true;
        }

        return RuleBasedChatClient.Call(ReservationTools.InitiateReservationCall, arguments);

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                arguments[name] = value;
            }
        }
    }

    private static string? Wishes(Dialogue dialogue) => dialogue.Replaces is not { } number ? dialogue.SpecialRequests
        : string.Join(", ", new[] { $"this changes our existing booking{(number.Length > 0 ? $" {number}" : "")}, please do not add a second table", dialogue.SpecialRequests }.Where(wish => wish is not null));
}
