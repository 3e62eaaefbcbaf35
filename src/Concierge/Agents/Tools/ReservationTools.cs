using System.ComponentModel;
using System.Text.Json;
using Concierge.Agents.Loop;
using Concierge.Calls;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Phones;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Restaurants;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Tools;

/// <summary>The reservation agent's tools for one turn.</summary>
internal sealed class ReservationTools(
    IRestaurantDirectory directory,
    IReservationCalls calls,
    ConciergeSettings settings,
    TimeProvider timeProvider,
    AgentTurn turn,
    RestaurantTelephone telephone)
{
    /// <summary>The specification's name of the search.</summary>
    public const string FindRestaurant = "find_restaurant";

    /// <summary>The specification's name of the call.</summary>
    public const string InitiateReservationCall = "initiate_reservation_call";

    private readonly ReservationValidator _validator = new(timeProvider);
    private readonly LocalClock _clock = new(timeProvider);

    /// <summary>Both tools.</summary>
    public IReadOnlyList<AIFunction> Functions =>
    [
        AIFunctionFactory.Create(FindAsync, FindRestaurant, "Looks a restaurant up by name."),
        AIFunctionFactory.Create(CallAsync, InitiateReservationCall, "Telephones the restaurant to book the table, waits for the end of the call and returns what came of it."),
    ];

    private async Task<string> FindAsync([Description("The restaurant's name as the guest wrote it.")] string name, CancellationToken cancellationToken)
    {
        // Whoever cannot telephone at all is told so, before being asked for a restaurant's number.
        if (calls.Unavailable is { } unavailable)
        {
            throw new ConciergeException(unavailable);
        }

        var search = await directory.FindAsync(name, cancellationToken);
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
                Restaurant = search.Match is null ? null : RestaurantAnswer.Of(search.Match),
                Candidates = search.Candidates.Count == 0 ? null : [.. search.Candidates.Select(RestaurantAnswer.Of)],
                Near = search.NearMisses.Count == 0 ? null : [.. search.NearMisses.Select(near => near.Name)],
                Error = search.Error,
            },
            AgentJson.Wire.FindAnswer);
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
        [Description("True only when the guest was told that the restaurant is closed at the time of the table, and wants it asked all the same.")] bool despite_closing = false,
        CancellationToken cancellationToken = default)
    {
        if (turn.Finished)
        {
            throw Refused("request.already_booked", "A table is already booked for this request.", "Ask again to book another.");
        }

        ReservationValidator.CheckPartySize(party_size);
        var (name, number, timeZone, openingHours) = await ResolveAsync(restaurant_name, phone_number, cancellationToken);
        var details = new ReservationDetails
        {
            RestaurantName = name,
            PhoneNumber = number,
            PartySize = party_size,
            Date = BookingWords.ParseDate(date, _clock.Now(timeZone).Date),
            Time = BookingWords.ParseTime(time),
            CustomerName = Given(customer_name) ?? Given(settings.CustomerName)
                ?? throw Refused("request.customer_name", "The name for the booking is missing.", "Say the name in the request, or set CUSTOMER_NAME."),
            CustomerPhone = Given(customer_phone) ?? Given(settings.CustomerPhone),
            SpecialRequests = Given(special_requests),
            EarliestTime = Given(earliest_time) is { } earliest ? BookingWords.ParseTime(earliest) : null,
            LatestTime = Given(latest_time) is { } latest ? BookingWords.ParseTime(latest) : null,
            OtherDates = [.. (Given(other_dates) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(day => BookingWords.ParseDate(day, _clock.Now(timeZone).Date))],
            SmallestParty = smallest_party,
            Seating = Given(seating),
            TimeZone = timeZone,
            OpeningHours = openingHours,
            CallWhenOpen = call_when_open,
            DespiteClosing = despite_closing,
        };
        _validator.Validate(details, timeZone);
        if (turn.Calls.Any(call => call.Details == details))
        {
            throw Refused("request.already_called", $"{name} has just been called for this table.", "Say \"try again\" to call once more.");
        }

        var result = await telephone.CallAsync(details, cancellationToken);
        return JsonSerializer.Serialize(CallAnswer.Of(result, CallReport.Describe(details, result)), AgentJson.Wire.CallAnswer);
    }

    private async Task<(string Name, string Number, string? TimeZone, string? OpeningHours)> ResolveAsync(string name, string? number, CancellationToken cancellationToken)
    {
        PhoneNumber? given = null;
        if (Given(number) is { } written && !PhoneNumber.TryParse(written, out given))
        {
            throw Refused("phone.invalid", "Invalid phone number: it cannot be dialled.", "Write it with its country code, for example +14155550123.");
        }

        // Whoever cannot telephone at all is told so, before being asked for a restaurant's number.
        if (calls.Unavailable is { } unavailable)
        {
            throw new ConciergeException(unavailable);
        }

        var search = await directory.FindAsync(name, cancellationToken);
        if (search.Match is { } match && (given is null || given == match.PhoneNumber || !Wrote(given)))
        {
            return (match.Name, match.PhoneNumber.E164, match.TimeZone, match.OpeningHours);
        }

        if (given is not null && search.Candidates.FirstOrDefault(candidate => candidate.PhoneNumber == given) is { } chosen)
        {
            return (chosen.Name, chosen.PhoneNumber.E164, chosen.TimeZone, chosen.OpeningHours);
        }

        // A number that the guest never wrote is a language model's invention.
        return given is not null && Wrote(given)
            ? (name, given.E164, null, null)
            : throw new ConciergeException(search.Error ?? new ConciergeError("restaurant.not_found", "The restaurant is not known.", "Give its telephone number with the country code."));
    }

    private bool Wrote(PhoneNumber number) => turn.Conversation.PersonWrote(number.E164[1..]);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static ConciergeException Refused(string code, string message, string remedy) => new(new ConciergeError(code, message, remedy));
}
