using Concierge.Options;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Cli.Rehearsing;

/// <summary>Creates the guest's record of a booking that a scenario made before the call.</summary>
internal static class EarlierBookingFactory
{
    private const string Id = "before";

    public static Booking Create(Rehearsal.Restaurant.Booking booked, DateOnly date, ConciergeSettings settings, TimeProvider timeProvider) => new()
    {
        Id = Id,
        RestaurantName = settings.Restaurants.DemoName!,
        PhoneNumber = settings.Restaurants.DemoPhone!,
        Date = LocalDate.FromDateOnly(date),
        Time = LocalTime.FromTimeOnly(booked.Time),
        PartySize = booked.PartySize,
        CustomerName = settings.Guest.Name!,
        ConfirmationNumber = booked.Code,
        CallId = Id,
        BookedAt = timeProvider.GetUtcNow(),
        UpdatedAt = timeProvider.GetUtcNow(),
    };
}
