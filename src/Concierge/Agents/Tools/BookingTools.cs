using System.ComponentModel;
using System.Text.Json;
using Concierge.Agents.Loop;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Language.Phones;
using Concierge.Reservations;
using Microsoft.Extensions.AI;

namespace Concierge.Agents.Tools;

/// <summary>The tools for tables that are booked already, for one turn. Every change is made by telephone: the restaurant's answer decides.</summary>
internal sealed class BookingTools(AgentContext context, AgentTurn turn, RestaurantTelephone telephone)
{
    /// <summary>Looks into the book of bookings.</summary>
    public const string ListBookings = "list_bookings";

    /// <summary>Telephones to change a booking.</summary>
    public const string ChangeBooking = "change_booking";

    /// <summary>Telephones to cancel a booking.</summary>
    public const string CancelBooking = "cancel_booking";

    private readonly ReservationValidator _validator = new(context.Time);
    private readonly LocalClock _clock = new(context.Time);
    private readonly BookingFinder _finder = new(context.Book, context.Time);

    /// <summary>The tool that lists.</summary>
    public AIFunction List => AIFunctionFactory.Create(ListAsync, ListBookings, "Lists the guest's bookings, the next one first.");

    /// <summary>The tool that changes.</summary>
    public AIFunction Change => AIFunctionFactory.Create(ChangeAsync, ChangeBooking, "Telephones the restaurant to change a booked table, waits for the end of the call and returns what came of it. Give only what changes.");

    /// <summary>The tool that cancels.</summary>
    public AIFunction Cancel => AIFunctionFactory.Create(CancelAsync, CancelBooking, "Telephones the restaurant to cancel a booked table, waits for the end of the call and returns what came of it.");

    private async Task<string> ListAsync([Description("Only those at this restaurant.")] string? restaurant = null, CancellationToken cancellationToken = default)
    {
        var bookings = await _finder.ToComeAsync(Given(restaurant), cancellationToken);
        turn.Error = null;
        turn.Findings = BookingFindings.Describe(bookings, Given(restaurant));
        return JsonSerializer.Serialize(new BookingsAnswer([.. bookings.Select(BookingAnswer.Of)]), AgentJson.Wire.BookingsAnswer);
    }

    private async Task<string> ChangeAsync(
        [Description("The booking's id from list_bookings, its confirmation number, or the restaurant's name if it is the only one there.")] string booking,
        [Description("The new day, as 2026-11-23.")] string? date = null,
        [Description("The new time, as 19:00.")] string? time = null,
        [Description("The new number of people, 1 to 12.")] int? party_size = null,
        [Description("New wishes in the guest's own words.")] string? special_requests = null,
        [Description("The earliest time the guest agreed to, as 18:00.")] string? earliest_time = null,
        [Description("The latest time the guest agreed to, as 20:00.")] string? latest_time = null,
        [Description("The fewest seats the guest agreed to, if fewer would do.")] int? smallest_party = null,
        [Description("True only when the guest wants a restaurant that is closed now to be called as soon as it opens.")] bool call_when_open = false,
        [Description("True only when the guest was told that the restaurant is closed at the new time, and wants it asked all the same.")] bool despite_closing = false,
        CancellationToken cancellationToken = default)
    {
        var existing = await FindAsync(booking, cancellationToken);
        var details = await DetailsAsync(existing, CallPurpose.Change, call_when_open, cancellationToken) with
        {
            DespiteClosing = despite_closing,
            Date = Given(date) is { } day ? BookingWords.ParseDate(day, _clock.Now(existing.TimeZone).Date) : existing.Date,
            Time = Given(time) is { } hour ? BookingWords.ParseTime(hour) : existing.Time,
            PartySize = party_size ?? existing.PartySize,
            SpecialRequests = Given(special_requests),
            EarliestTime = Given(earliest_time) is { } earliest ? BookingWords.ParseTime(earliest) : null,
            LatestTime = Given(latest_time) is { } latest ? BookingWords.ParseTime(latest) : null,
            SmallestParty = smallest_party,
        };
        if ((details.Date, details.Time, details.PartySize, details.SpecialRequests) == (existing.Date, existing.Time, existing.PartySize, null))
        {
            throw Refused("reservation.unchanged", $"The table at {existing.RestaurantName} is booked like that already.", "Say what is to be different: the day, the time, the number of people or a wish.");
        }

        _validator.Validate(details, details.TimeZone);
        return await CallAsync(details, cancellationToken);
    }

    private async Task<string> CancelAsync(
        [Description("The booking's id from list_bookings, its confirmation number, or the restaurant's name if it is the only one there.")] string booking,
        [Description("True only when the guest wants a restaurant that is closed now to be called as soon as it opens.")] bool call_when_open = false,
        CancellationToken cancellationToken = default) =>
        await CallAsync(await DetailsAsync(await FindAsync(booking, cancellationToken), CallPurpose.Cancel, call_when_open, cancellationToken), cancellationToken);

    private async Task<Booking> FindAsync(string booking, CancellationToken cancellationToken)
    {
        // Whoever cannot telephone at all is told so before anything else.
        if (context.Calls.Unavailable is { } unavailable)
        {
            throw new ConciergeException(unavailable);
        }

        return await _finder.FindAsync(booking, cancellationToken);
    }

    private async Task<string> CallAsync(ReservationDetails details, CancellationToken cancellationToken)
    {
        if (turn.Calls.Any(call => call.Details == details))
        {
            throw Refused("request.already_called", $"{details.RestaurantName} has just been called for this.", "Say \"try again\" to call once more.");
        }

        var result = await telephone.CallAsync(details, cancellationToken);
        return JsonSerializer.Serialize(CallAnswer.Of(result, CallReport.Describe(details, result)), AgentJson.Wire.CallAnswer);
    }

    private async Task<ReservationDetails> DetailsAsync(Booking booking, CallPurpose purpose, bool callWhenOpen, CancellationToken cancellationToken) => new()
    {
        RestaurantName = booking.RestaurantName,
        PhoneNumber = booking.PhoneNumber,
        PartySize = booking.PartySize,
        Date = booking.Date,
        Time = booking.Time,
        CustomerName = booking.CustomerName,
        CustomerPhone = Given(context.Settings.CustomerPhone),
        TimeZone = booking.TimeZone,
        OpeningHours = PhoneNumber.TryParse(booking.PhoneNumber, out var number) ? (await context.Directory.FindByNumberAsync(number, cancellationToken))?.OpeningHours : null,
        CallWhenOpen = callWhenOpen,
        Purpose = purpose,
        Existing = new ExistingBooking(booking.Date, booking.Time, booking.PartySize, booking.ConfirmationNumber) { BookingId = booking.Id },
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static ConciergeException Refused(string code, string message, string remedy) => new(new ConciergeError(code, message, remedy));
}
