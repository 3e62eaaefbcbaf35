using System.ComponentModel;
using System.Text.Json;
using Concierge.Agents.Loop;
using Concierge.Contracts;
using Concierge.Language.Phones;
using Concierge.Reservations;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Tools;

/// <summary>The reservation agent's tools for one turn.</summary>
internal sealed class ReservationTools(AgentContext context, AgentTurn turn, RestaurantCallTool callTool)
{
    /// <summary>The specification's name for the look-up tool.</summary>
    public const string FindRestaurant = "find_restaurant";

    /// <summary>The specification's name for the call tool.</summary>
    public const string InitiateReservationCall = "initiate_reservation_call";

    /// <summary>Both tools.</summary>
    public IReadOnlyList<AIFunction> Functions =>
    [
        AIFunctionFactory.Create(FindAsync, FindRestaurant, "Looks a restaurant up by name."),
        AIFunctionFactory.Create(
            CallAsync, InitiateReservationCall, "Telephones the restaurant to book the table, waits for the end of the call and returns what came of it."),
    ];

    private async Task<string> FindAsync([Description("The restaurant's name as the guest wrote it.")] string name, CancellationToken cancellationToken)
    {
        // Without a configured carrier no call is possible. The guest learns that before being asked for a number.
        if (!turn.PlansOnly && context.Calls.UnavailableReason is { } unavailable)
        {
            throw new ConciergeException(unavailable);
        }

        var search = await context.Directory.FindAsync(name, cancellationToken);
        if (search.Match is { } match)
        {
            turn.Error = null;
            turn.Report(new RestaurantFound(match));
        }
        else
        {
            turn.Error = search.Error;
        }

        return JsonSerializer.Serialize(
            new FindAnswer
            {
                Restaurant = search.Match is null ? null : RestaurantAnswer.From(search.Match),
                Candidates = search.Candidates.Count == 0 ? null : [.. search.Candidates.Select(RestaurantAnswer.From)],
                Near = search.NearMisses.Count == 0 ? null : [.. search.NearMisses.Select(near => near.Name)],
                Error = search.Error,
            },
            ToolResultJsonContext.SnakeCase.FindAnswer);
    }

    private async Task<string> CallAsync(
        [Description("The restaurant's name.")] string restaurant_name,
        [Description("The day, as 2026-11-23.")] string date,
        [Description("The time wanted, as 19:00.")] string time,
        [Description("How many people, 1 to 12.")] int party_size,
        [Description("The name to book under; leave out for the guest's usual one.")] string? customer_name = null,
        [Description("The restaurant's number, only when the guest wrote it.")] string? phone_number = null,
        [Description("The guest's own number, only when the guest wrote it.")] string? customer_phone = null,
        [Description("Wishes in the guest's own words.")] string? special_requests = null,
        [Description("The earliest time the guest agreed to, as 18:00.")] string? earliest_time = null,
        [Description("The latest time the guest agreed to, as 20:00.")] string? latest_time = null,
        [Description("Other days the guest agreed to, as 2026-11-24, separated by commas.")] string? other_dates = null,
        [Description("The fewest seats the guest agreed to, if fewer would do.")] int? smallest_party = null,
        [Description("What the guest said about seating, such as: inside or outside.")] string? seating = null,
        [Description("True only when the guest wants a restaurant that is closed now to be called as soon as it opens.")] bool call_when_open = false,
        [Description("True only when the guest was told that the restaurant is closed at the time of the table, and wants it asked all the same.")]
        bool despite_closing = false,
        CancellationToken cancellationToken = default)
    {
        if (turn.IsFinished)
        {
            throw CreateRefusal("request.already_booked", "A table is already booked for this request.", "Make a new request to book another.");
        }

        ReservationValidator.CheckPartySize(party_size);
        var (name, number, timeZone, openingHours) = await ResolveAsync(restaurant_name, phone_number, cancellationToken);
        var details = new ReservationDetails
        {
            RestaurantName = name,
            PhoneNumber = number,
            PartySize = party_size,
            Date = DateTimeTextParser.ParseDate(date, context.Clock.GetNow(timeZone).Date),
            Time = DateTimeTextParser.ParseTime(time),
            CustomerName = NullIfWhiteSpace(customer_name) ?? NullIfWhiteSpace(context.Guest.Name)
                ?? throw CreateRefusal("request.customer_name", "The name for the booking is missing.", "Add the name to the request, or set CUSTOMER_NAME."),
            CustomerPhone = NullIfWhiteSpace(customer_phone) is { } own ? LocalPhoneNumber.Complete(own, number) : NullIfWhiteSpace(context.Guest.Phone),
            SpecialRequests = NullIfWhiteSpace(special_requests),
            EarliestTime = NullIfWhiteSpace(earliest_time) is { } earliest ? DateTimeTextParser.ParseTime(earliest) : null,
            LatestTime = NullIfWhiteSpace(latest_time) is { } latest ? DateTimeTextParser.ParseTime(latest) : null,
            OtherDates = [.. (NullIfWhiteSpace(other_dates) ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(day => DateTimeTextParser.ParseDate(day, context.Clock.GetNow(timeZone).Date))],
            SmallestParty = smallest_party,
            Seating = NullIfWhiteSpace(seating),
            TimeZone = timeZone,
            OpeningHours = openingHours,
            CallWhenOpen = call_when_open,
            DespiteClosing = despite_closing,
        };
        context.Validator.Validate(details, timeZone);
        if (turn.Calls.Any(call => call.Details == details))
        {
            throw CreateRefusal("request.already_called", $"{name} has just been called for this table.", "Say \"try again\" to call once more.");
        }

        var other = await new OtherBookingFinder(context.Bookings).DescribeAsync(details, cancellationToken);
        return await callTool.CallAsync(details, other, cancellationToken);
    }

    private async Task<(string Name, string Number, string? TimeZone, string? OpeningHours)> ResolveAsync(
        string name, string? number, CancellationToken cancellationToken)
    {
        PhoneNumber? given = null;
        if (NullIfWhiteSpace(number) is { } written && !PhoneNumber.TryParse(written, out given))
        {
            throw CreateRefusal("phone.invalid", "Invalid phone number: it cannot be dialled.", "Write it with its country code, for example +14155550123.");
        }

        // Without a configured carrier no call is possible. The guest learns that before being asked for a number.
        if (!turn.PlansOnly && context.Calls.UnavailableReason is { } unavailable)
        {
            throw new ConciergeException(unavailable);
        }

        var search = await context.Directory.FindAsync(name, cancellationToken);
        if (search.Match is { } match && (given is null || given == match.PhoneNumber || !WasWrittenByGuest(given)))
        {
            return (match.Name, match.PhoneNumber.E164, match.TimeZone, match.OpeningHours);
        }

        if (given is not null && search.Candidates.FirstOrDefault(candidate => candidate.PhoneNumber == given) is { } chosen)
        {
            return (chosen.Name, chosen.PhoneNumber.E164, chosen.TimeZone, chosen.OpeningHours);
        }

        // A number that the guest never wrote was made up by the language model.
        return given is not null && WasWrittenByGuest(given)
            ? (name, given.E164, null, null)
            : throw new ConciergeException(search.Error ?? new ConciergeError(
                "restaurant.not_found", $"The restaurant {name} is not in the directory.", "Give its phone number with the country code."));
    }

    private bool WasWrittenByGuest(PhoneNumber number) => turn.Conversation.HasGuestWritten(number.E164[1..]);

    private static string? NullIfWhiteSpace(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static ConciergeException CreateRefusal(string code, string message, string remedy) => new(new ConciergeError(code, message, remedy));
}
