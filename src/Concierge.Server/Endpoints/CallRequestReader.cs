using Concierge.Contracts;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Server.Api;
using NodaTime;

namespace Concierge.Server.Endpoints;

/// <summary>Turns the body of <c>POST /calls</c> into a reservation, or says what is wrong with it.</summary>
internal sealed class CallRequestReader(ConciergeSettings settings, ReservationValidator validator, LocalClock clock)
{
    public ReservationDetails Read(CreateCallRequest body)
    {
        var today = clock.Now(body.TimeZone).Date;
        var purpose = PurposeOf(body.Purpose);
        var existing = purpose == CallPurpose.Book ? null : Existing(body.Existing ?? throw Missing("existing"), today);
        var details = new ReservationDetails
        {
            RestaurantName = Required(body.RestaurantName, "restaurant_name"),
            PhoneNumber = Required(body.PhoneNumber, "phone_number"),
            PartySize = body.PartySize ?? existing?.PartySize ?? throw Missing("party_size"),
            Date = Day(body.Date, today) ?? existing?.Date ?? throw Missing("date"),
            Time = Time(body.Time) ?? existing?.Time ?? throw Missing("time"),
            CustomerName = Required(body.CustomerName ?? settings.CustomerName, "customer_name"),
            CustomerPhone = settings.CustomerPhone,
            SpecialRequests = string.IsNullOrWhiteSpace(body.SpecialRequests) ? null : body.SpecialRequests,
            EarliestTime = Time(body.EarliestTime),
            LatestTime = Time(body.LatestTime),
            OtherDates = [.. (body.OtherDates ?? []).Select(day => BookingWords.ParseDate(day, today))],
            SmallestParty = body.SmallestParty,
            Seating = string.IsNullOrWhiteSpace(body.Seating) ? null : body.Seating,
            TimeZone = Zone(body.TimeZone),
            Purpose = purpose,
            Existing = existing,
            OpeningHours = string.IsNullOrWhiteSpace(body.OpeningHours) ? null : body.OpeningHours,
            CallWhenOpen = body.CallWhenOpen,
            DespiteClosing = body.DespiteClosing,
        };
        validator.Validate(details, details.TimeZone);
        return details;
    }

    private static CallPurpose PurposeOf(string? word) => word switch
    {
        null or "" or "book" => CallPurpose.Book,
        "change" => CallPurpose.Change,
        "cancel" => CallPurpose.Cancel,
        _ => throw new ConciergeException(new("request.purpose", "The purpose of the call is none.", "Use book, change or cancel.")),
    };

    private static ExistingBooking Existing(ExistingBookingBody body, LocalDate today) => new(
        BookingWords.ParseDate(Required(body.Date, "existing.date"), today),
        BookingWords.ParseTime(Required(body.Time, "existing.time")),
        body.PartySize ?? throw Missing("existing.party_size"),
        string.IsNullOrWhiteSpace(body.ConfirmationNumber) ? null : body.ConfirmationNumber.Trim())
    {
        BookingId = string.IsNullOrWhiteSpace(body.BookingId) ? null : body.BookingId,
    };

    private static LocalDate? Day(string? text, LocalDate today) => string.IsNullOrWhiteSpace(text) ? null : BookingWords.ParseDate(text, today);

    private static LocalTime? Time(string? text) => string.IsNullOrWhiteSpace(text) ? null : BookingWords.ParseTime(text);

    private static string? Zone(string? name) =>
        string.IsNullOrWhiteSpace(name) ? null
        : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null ? name
        : throw new ConciergeException(new("request.time_zone", "There is no such time zone.", "Use an IANA name such as Europe/Berlin."));

    private static string Required(string? value, string field) =>
        string.IsNullOrWhiteSpace(value) ? throw Missing(field) : value;

    private static ConciergeException Missing(string field) => new(new(
        "request.missing_field", $"The field {field} is missing.", "GET /openapi.json describes the request."));
}
