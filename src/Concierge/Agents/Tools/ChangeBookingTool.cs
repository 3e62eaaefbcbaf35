using System.ComponentModel;
using Concierge.Reservations;
using Microsoft.Extensions.AI;
using NodaTime;

namespace Concierge.Agents.Tools;

/// <summary>The tool <c>change_booking</c>: its parameters, and how they are read.</summary>
/// <param name="carryOut">
/// Carries the change out. It receives the reference to the booking, and a function that reads the change once today's date at the restaurant is known.
/// </param>
internal sealed class ChangeBookingTool(Func<string, Func<LocalDate, BookingChangeRequest>, CancellationToken, Task<string>> carryOut)
{
    /// <summary>The tool's name.</summary>
    public const string Name = "change_booking";

    /// <summary>The function that a language model is offered.</summary>
    public AIFunction Function => AIFunctionFactory.Create(
        ChangeAsync,
        Name,
        "Telephones the restaurant to change a booked table, waits for the end of the call and returns what came of it. Give only what changes.");

    private Task<string> ChangeAsync(
        [Description("The booking's id from list_bookings, its confirmation number, or the restaurant's name if it is the only one there.")] string booking,
        [Description("The new day, as 2026-11-23.")] string? date = null,
        [Description("The new time, as 19:00.")] string? time = null,
        [Description("The new number of people, 1 to 12.")] int? party_size = null,
        [Description("New wishes in the guest's own words; those of the booking are kept without it.")] string? special_requests = null,
        [Description("The earliest time the guest agreed to, as 18:00.")] string? earliest_time = null,
        [Description("The latest time the guest agreed to, as 20:00.")] string? latest_time = null,
        [Description("Other days the guest agreed to, as 2026-11-24, separated by commas.")] string? other_dates = null,
        [Description("The fewest seats the guest agreed to, if fewer would do.")] int? smallest_party = null,
        [Description("What the guest said about seating, such as: inside or outside.")] string? seating = null,
        [Description("True only when the guest wants a restaurant that is closed now to be called as soon as it opens.")] bool call_when_open = false,
        [Description("True only when the guest was told that the restaurant is closed at the new time, and wants it asked all the same.")]
        bool despite_closing = false,
        CancellationToken cancellationToken = default) =>
        carryOut(
            booking,
            today => new BookingChangeRequest
            {
                Date = ParseDate(date, today),
                Time = ParseTime(time),
                PartySize = party_size,
                SpecialRequests = special_requests,
                EarliestTime = ParseTime(earliest_time),
                LatestTime = ParseTime(latest_time),
                OtherDates = [.. SplitDays(other_dates).Select(day => DateTimeTextParser.ParseDate(day, today))],
                SmallestParty = smallest_party,
                Seating = seating,
                CallWhenOpen = call_when_open,
                DespiteClosing = despite_closing,
            },
            cancellationToken);

    private static LocalDate? ParseDate(string? text, LocalDate today) => string.IsNullOrWhiteSpace(text) ? null : DateTimeTextParser.ParseDate(text, today);

    private static LocalTime? ParseTime(string? text) => string.IsNullOrWhiteSpace(text) ? null : DateTimeTextParser.ParseTime(text);

    private static string[] SplitDays(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
