using Concierge.Options;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Cli.Rehearsing;

/// <summary>A scenario's booking from before the call, as the guest has it in the book.</summary>
internal static class EarlierBooking
{
    private const string Id = "before";

    public static Booking Of(Rehearsal.Restaurant.Booking booked, DateOnly date, ConciergeSettings settings, TimeProvider time) => new()
    {
        Id = Id,
        RestaurantName = settings.DemoRestaurantName!,
        PhoneNumber = settings.DemoRestaurantPhone!,
        Date = LocalDate.FromDateOnly(date),
        Time = LocalTime.FromTimeOnly(booked.Time),
        PartySize = booked.PartySize,
        CustomerName = settings.CustomerName!,
        ConfirmationNumber = booked.Code,
        CallId = Id,
        BookedAt = time.GetUtcNow(),
        UpdatedAt = time.GetUtcNow(),
    };
}
