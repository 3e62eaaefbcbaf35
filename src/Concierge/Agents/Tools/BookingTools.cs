using System.ComponentModel;
using System.Text.Json;
using Concierge.Agents.Loop;
using Concierge.Contracts;
using Concierge.Reservations;
using Microsoft.Extensions.AI;
using NodaTime;

namespace Concierge.Agents.Tools;

/// <summary>The tools for existing bookings, for one turn. A change needs a call: the restaurant's answer decides.</summary>
internal sealed class BookingTools(AgentContext context, AgentTurn turn, RestaurantCallTool callTool)
{
    /// <summary>The tool that lists the bookings.</summary>
    public const string ListBookings = "list_bookings";

    /// <summary>The tool that cancels a booking.</summary>
    public const string CancelBooking = "cancel_booking";

    /// <summary>The question before a cancellation.</summary>
    public const string ConfirmCancellation = "Shall I call them to cancel it?";

    private readonly BookingFinder _finder = new(context.Bookings);

    /// <summary>Lists the guest's bookings.</summary>
    public AIFunction List => AIFunctionFactory.Create(ListAsync, ListBookings, "Lists the guest's bookings, the next one first.");

    /// <summary>Calls the restaurant to change a booking.</summary>
    public AIFunction Change => new ChangeBookingTool(ChangeAsync).Function;

    /// <summary>Calls the restaurant to cancel a booking.</summary>
    public AIFunction Cancel => AIFunctionFactory.Create(
        CancelAsync,
        CancelBooking,
        "Telephones the restaurant to cancel a booked table, waits for the end of the call and returns what came of it.");

    private async Task<string> ListAsync(
        [Description("Only those at this restaurant.")] string? restaurant = null,
        [Description("The one detail that the guest asks about: confirmation_number, day_and_time, name, party_size, phone_number or restaurant.")]
        string? about = null,
        [Description("Only this booking: its id.")] string? booking = null,
        CancellationToken cancellationToken = default)
    {
        var bookings = (await _finder.ListUpcomingAsync(NullIfBlank(restaurant), cancellationToken))
            .Where(found => NullIfBlank(booking) is not { } id || found.Id == id)
            .ToList();
        turn.Error = null;
        turn.Findings = BookingDetailFormatter.Parse(about) is var detail and not BookingDetail.All && bookings.Count == 1
            ? BookingDetailFormatter.Format(bookings[0], detail)
            : bookings.Count == 1 && NullIfBlank(booking) is not null ? $"{BookingListFormatter.FormatBooking(bookings[0])}."
            : BookingListFormatter.Format(bookings, NullIfBlank(restaurant));
        return JsonSerializer.Serialize(new BookingsAnswer([.. bookings.Select(BookingAnswer.From)]), ToolResultJsonContext.SnakeCase.BookingsAnswer);
    }

    private async Task<string> ChangeAsync(string booking, Func<LocalDate, BookingChangeRequest> read, CancellationToken cancellationToken)
    {
        var existing = await FindAsync(booking, cancellationToken);
        var wanted = read(context.BookingChanges.GetToday(existing));
        return await CallAsync(await context.BookingChanges.PrepareChangeAsync(existing, wanted, cancellationToken), cancellationToken);
    }

    private async Task<string> CancelAsync(
        [Description("The booking's id from list_bookings, its confirmation number, or the restaurant's name if it is the only one there.")] string booking,
        [Description("True only when the guest wants a restaurant that is closed now to be called as soon as it opens.")] bool call_when_open = false,
        CancellationToken cancellationToken = default)
    {
        var existing = await FindAsync(booking, cancellationToken);
        var details = await context.BookingChanges.PrepareCancellationAsync(existing, call_when_open, cancellationToken);
        // A plan asks by itself.
        if (turn.PlansOnly || turn.IsConfirmed || turn.Conversation.IsCancellationConfirmed(existing.Id))
        {
            return await CallAsync(details, cancellationToken);
        }

        // A cancelled table cannot be had again: the guest is asked once, whatever language model reads the words.
        turn.Conversation.AskToConfirmCancellation(existing.Id);
        turn.Error = null;
        turn.Findings = $"To cancel: {BookingListFormatter.FormatBooking(existing)}. {ConfirmCancellation}";
        turn.IsFinished = true;
        return "Nobody was called yet. The guest is asked to confirm; after a yes, call this tool again.";
    }

    private async Task<Booking> FindAsync(string booking, CancellationToken cancellationToken)
    {
        // A missing account is told before anything else is asked.
        if (!turn.PlansOnly && context.Calls.UnavailableReason is { } unavailable)
        {
            throw new ConciergeException(unavailable);
        }

        var found = await _finder.FindAsync(booking, cancellationToken);
        context.BookingChanges.ThrowIfClosed(found);
        return found;
    }

    private async Task<string> CallAsync(ReservationDetails details, CancellationToken cancellationToken)
    {
        if (turn.Calls.Any(call => call.Details == details))
        {
            throw new ConciergeException(new ConciergeError(
                "request.already_called",
                $"{details.RestaurantName} has just been called for this.",
                "Say \"try again\" to call once more."));
        }

        return await callTool.CallAsync(details, otherBooking: null, cancellationToken);
    }

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
