using Concierge.Reservations;
using Concierge.Server.Api;
using Concierge.Settings;

namespace Concierge.Server.Endpoints;

/// <summary>Turns the body of <c>POST /calls</c> into a reservation, or says what is wrong with it.</summary>
internal sealed class CallRequestReader(ConciergeSettings settings, ReservationValidator validator, LocalClock clock)
{
    public ReservationDetails Read(CreateCallRequest body)
    {
        var today = clock.Now().Date;
        var details = new ReservationDetails
        {
            RestaurantName = Required(body.RestaurantName, "restaurant_name"),
            PhoneNumber = Required(body.PhoneNumber, "phone_number"),
            PartySize = body.PartySize ?? throw Missing("party_size"),
            Date = BookingWords.ParseDate(Required(body.Date, "date"), today),
            Time = BookingWords.ParseTime(Required(body.Time, "time")),
            CustomerName = Required(body.CustomerName ?? settings.CustomerName, "customer_name"),
            CustomerPhone = settings.CustomerPhone,
            SpecialRequests = string.IsNullOrWhiteSpace(body.SpecialRequests) ? null : body.SpecialRequests,
        };
        validator.Validate(details);
        return details;
    }

    private static string Required(string? value, string field) =>
        string.IsNullOrWhiteSpace(value) ? throw Missing(field) : value;

    private static ConciergeException Missing(string field) => new(new(
        "request.missing_field", $"The field {field} is missing.", "GET /openapi.json describes the request."));
}
