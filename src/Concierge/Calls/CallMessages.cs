using System.Globalization;
using Concierge.Reservations;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Calls;

/// <summary>What the person who asked is told of a call's outcome, in a sentence.</summary>
internal static class CallMessages
{
    private static readonly LocalDatePattern DayPattern = LocalDatePattern.CreateWithInvariantCulture("dddd, d MMMM");
    private static readonly LocalTimePattern TimePattern = LocalTimePattern.CreateWithInvariantCulture("h:mm tt");

    public static string Confirmed(ReservationDetails details, LocalDate date, LocalTime time, int partySize, string? confirmationNumber, bool wasModified)
    {
        var number = confirmationNumber is null ? "No confirmation number was given." : $"Confirmation number {confirmationNumber}.";
        var modified = wasModified ? " This differs from what you asked for." : "";
        return $"Booked: {details.RestaurantName}, {People(partySize)}, {Day(date)} at {Time(time)}, for {details.CustomerName}. {number}{modified}";
    }

    public static string Declined(ReservationDetails details) =>
        $"{details.RestaurantName} has no table for {People(details.PartySize)} on {Day(details.Date)} at {Time(details.Time)}. Nothing was booked.";

    public static string AlternativeOffered(ReservationDetails details, LocalDate? date, LocalTime? time)
    {
        var offer = (date, time) switch
        {
            ({ } day, { } at) when day != details.Date => $"{Day(day)} at {Time(at)}",
            (_, { } at) => Time(at),
            ({ } day, null) => Day(day),
            _ => "something else",
        };
        return $"{details.RestaurantName} is full at {Time(details.Time)} and offered {offer} instead. Nothing was booked.";
    }

    public static string NeedsCustomer(ReservationDetails details, string? notes) =>
        $"{details.RestaurantName} needs something only you can give{(string.IsNullOrWhiteSpace(notes) ? "" : $" ({notes.Trim().TrimEnd('.')})")}. Nothing was booked.";

    public static string Voicemail(ReservationDetails details) =>
        $"An answering machine picked up at {details.RestaurantName}. No message was left, and nothing was booked.";

    public static string NoAnswer(ReservationDetails details) => $"Nobody answered at {details.RestaurantName}. Nothing was booked.";

    public static string Busy(ReservationDetails details) => $"The line at {details.RestaurantName} was busy. Nothing was booked.";

    public static string Unclear(ReservationDetails details) =>
        $"The call with {details.RestaurantName} ended without a clear agreement. Do not count on a table; the transcript shows what was said.";

    public static string BrokeOff(ReservationDetails details) =>
        $"{details.RestaurantName} hung up before anything was agreed. Nothing was booked.";

    public static string HungUp(ReservationDetails details) =>
        $"The call to {details.RestaurantName} was ended at your request. Nothing was booked.";

    public static string People(int partySize) => partySize == 1 ? "1 person" : string.Create(CultureInfo.InvariantCulture, $"{partySize} people");

    public static string Day(LocalDate date) => DayPattern.Format(date);

    public static string Time(LocalTime time) => TimePattern.Format(time);
}
