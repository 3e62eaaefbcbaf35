using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Language.Phones;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Restaurants.Search;
using NodaTime;

namespace Concierge.Server.Requests;

/// <summary>Converts the fields of <c>POST /calls</c> to a booking request and validates it.</summary>
internal sealed class CallRequestParser(GuestOptions guest, ReservationValidator validator, RestaurantDirectory directory, LocalClock clock)
{
    /// <summary>Names the required fields that are absent, in the order in which a guest is asked for them.</summary>
    public IReadOnlyList<string> FindMissing(CreateCallRequest body)
    {
        List<string> missing = [];
        Check(body.RestaurantName is null && body.PhoneNumber is null, "restaurant_name");
        Check(body.PhoneNumber is null, "phone_number");
        if (ParsePurpose(body.Purpose) == CallPurpose.Book)
        {
            Check(body.PartySize is null, "party_size");
            Check(body.Date is null, "date");
            Check(body.Time is null, "time");
        }
        else
        {
            Check(body.Existing is null, "existing");
        }

        Check(body.CustomerName is null && guest.Name is null, "customer_name");
        return missing;

        void Check(bool isMissing, string field)
        {
            if (isMissing)
            {
                missing.Add(field);
            }
        }
    }

    /// <summary>Converts the fields, completes them from the directory, and validates them.</summary>
    /// <exception cref="ConciergeException">A field is missing or not valid (<c>request.…</c>, <c>phone.…</c>).</exception>
    public async Task<ReservationDetails> ParseAsync(CreateCallRequest body, CancellationToken cancellationToken)
    {
        var known = PhoneNumber.TryParse(body.PhoneNumber ?? "", out var number) ? await directory.FindByNumberAsync(number, cancellationToken) : null;
        return Parse(known is null ? body : body with
        {
            OpeningHours = string.IsNullOrWhiteSpace(body.OpeningHours) ? known.OpeningHours : body.OpeningHours,
            TimeZone = string.IsNullOrWhiteSpace(body.TimeZone) ? known.TimeZone : body.TimeZone,
        });
    }

    private ReservationDetails Parse(CreateCallRequest body)
    {
        var today = clock.GetNow(body.TimeZone).Date;
        var purpose = ParsePurpose(body.Purpose);
        var existing = purpose == CallPurpose.Book ? null : ReadExisting(body.Existing ?? throw MissingField("existing"), today);
        var details = new ReservationDetails
        {
            RestaurantName = GetRequired(body.RestaurantName, "restaurant_name"),
            PhoneNumber = GetRequired(body.PhoneNumber, "phone_number"),
            PartySize = body.PartySize ?? existing?.PartySize ?? throw MissingField("party_size"),
            Date = ParseDate(body.Date, today) ?? existing?.Date ?? throw MissingField("date"),
            Time = ParseTime(body.Time) ?? existing?.Time ?? throw MissingField("time"),
            CustomerName = GetRequired(body.CustomerName ?? guest.Name, "customer_name"),
            CustomerPhone = guest.Phone,
            SpecialRequests = string.IsNullOrWhiteSpace(body.SpecialRequests) ? null : body.SpecialRequests,
            EarliestTime = ParseTime(body.EarliestTime),
            LatestTime = ParseTime(body.LatestTime),
            OtherDates = [.. (body.OtherDates ?? []).Select(day => DateTimeTextParser.ParseDate(day, today))],
            SmallestParty = body.SmallestParty,
            Seating = string.IsNullOrWhiteSpace(body.Seating) ? null : body.Seating,
            TimeZone = CheckTimeZone(body.TimeZone),
            Purpose = purpose,
            Existing = existing,
            OpeningHours = string.IsNullOrWhiteSpace(body.OpeningHours) ? null : body.OpeningHours,
            CallWhenOpen = body.CallWhenOpen,
            DespiteClosing = body.DespiteClosing,
        };
        validator.Validate(details, details.TimeZone);
        return details;
    }

    private static CallPurpose ParsePurpose(string? text) => text switch
    {
        null or "" or "book" => CallPurpose.Book,
        "change" => CallPurpose.Change,
        "cancel" => CallPurpose.Cancel,
        _ => throw new ConciergeException(new("request.purpose", $"'{text}' is not a call purpose.", "Use book, change or cancel.")),
    };

    private static ExistingBooking ReadExisting(ExistingBookingBody body, LocalDate today) => new(
        DateTimeTextParser.ParseDate(GetRequired(body.Date, "existing.date"), today),
        DateTimeTextParser.ParseTime(GetRequired(body.Time, "existing.time")),
        body.PartySize ?? throw MissingField("existing.party_size"),
        string.IsNullOrWhiteSpace(body.ConfirmationNumber) ? null : body.ConfirmationNumber.Trim())
    {
        BookingId = string.IsNullOrWhiteSpace(body.BookingId) ? null : body.BookingId,
    };

    /// <summary>Reads a date; <see langword="null"/> where there is none.</summary>
    public static LocalDate? ParseDate(string? text, LocalDate today) => string.IsNullOrWhiteSpace(text) ? null : DateTimeTextParser.ParseDate(text, today);

    /// <summary>Reads a time; <see langword="null"/> where there is none.</summary>
    public static LocalTime? ParseTime(string? text) => string.IsNullOrWhiteSpace(text) ? null : DateTimeTextParser.ParseTime(text);

    private static string? CheckTimeZone(string? name) =>
        string.IsNullOrWhiteSpace(name) ? null
        : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null ? name
        : throw new ConciergeException(new("request.time_zone", $"'{name}' is not a time zone.", "Use an IANA name such as Europe/Berlin."));

    private static string GetRequired(string? value, string field) =>
        string.IsNullOrWhiteSpace(value) ? throw MissingField(field) : value;

    private static ConciergeException MissingField(string field) => new(new(
        "request.missing_field", $"The field {field} is missing.", "GET /openapi.json describes the request."));
}
