using System.Globalization;
using Concierge.Agents;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Language.Dates;
using Concierge.Reservations;
using Concierge.Restaurants;
using Concierge.Restaurants.Hours;
using NodaTime;

namespace Concierge.Server.Mapping;

/// <summary>Creates a <see cref="PlanView"/>.</summary>
internal static class PlanViewMapper
{
    // The voice agent's instructions and the reading of evidence are English.
    private const string AgentLanguage = "en";

    /// <summary>Maps what is known about a plan.</summary>
    /// <param name="facts">What is known.</param>
    /// <param name="localNow">The restaurant's local time.</param>
    /// <param name="now">The time.</param>
    public static PlanView Map(PlanFacts facts, LocalDateTime localNow, DateTimeOffset now)
    {
        var (plan, details) = (facts.Plan, facts.Plan.Details);
        return new PlanView
        {
            PlanId = plan.Id,
            Status = plan.UsedAt is not null ? PlanStatus.Used
                : plan.ExpiresAt <= now ? PlanStatus.Expired
                : facts.Preview.Refusals.Count > 0 ? PlanStatus.Refused
                : PlanStatus.Ready,
            Summary = PlanFormatter.Format(details),
            CreatedAt = plan.CreatedAt,
            ExpiresAt = plan.ExpiresAt,
            SessionId = plan.SessionId,
            CallId = plan.CallId,
            Purpose = details.Purpose,
            Restaurant = MapRestaurant(details, facts.Restaurant),
            PartySize = details.PartySize,
            Date = ApiTimeFormatter.FormatDate(details.Date),
            Time = ApiTimeFormatter.FormatTime(details.Time),
            TimeZone = details.TimeZone,
            When = $"{BookingFormatter.FormatDay(details.Date, withYear: true)} at {BookingFormatter.FormatTime(details.Time)}",
            CustomerName = details.CustomerName,
            CustomerPhone = details.CustomerPhone,
            SpecialRequests = details.SpecialRequests,
            Concessions = MapConcessions(details),
            Existing = ExistingBookingMapper.Map(details.Existing),
            OtherBooking = facts.OtherBooking,
            Language = AgentLanguage,
            Opening = MapOpening(facts, localNow),
            Limits = [.. facts.Preview.Limits.Select(limit => new PlanLimitView(limit.Name, limit.Used, limit.Max))],
            Cost = new PlanCostView(
                facts.Cost.Carrier + facts.Cost.VoiceModel,
                facts.Cost.Currency,
                facts.Cost.Carrier,
                facts.Cost.VoiceModel,
                facts.Cost.Minutes,
                facts.Cost.Date),
            Questions = facts.Questions,
            Problems = [.. facts.Preview.Refusals.Select(Map)],
        };
    }

    /// <summary>Maps the reason of a refusal.</summary>
    public static PlanProblemView Map(ConciergeError refusal) => new(refusal.Code, refusal.Message, refusal.Remedy.Length == 0 ? null : refusal.Remedy);

    private static PlanRestaurantView MapRestaurant(ReservationDetails details, Restaurant? known) => new(
        details.RestaurantName, details.PhoneNumber, known?.Id, known?.Address, known?.Cuisine, known?.Price, known?.Language, known?.Source);

    private static PlanConcessionsView? MapConcessions(ReservationDetails details)
    {
        var concessions = new PlanConcessionsView(
            ApiTimeFormatter.FormatTime(details.EarliestTime),
            ApiTimeFormatter.FormatTime(details.LatestTime),
            details.OtherDates.Count == 0 ? null : [.. details.OtherDates.Select(ApiTimeFormatter.FormatDate)],
            details.SmallestParty,
            details.Seating);
        return concessions == new PlanConcessionsView() ? null : concessions;
    }

    // Without a time zone the restaurant's clock is unknown.
    private static PlanOpeningView MapOpening(PlanFacts facts, LocalDateTime localNow)
    {
        var details = facts.Plan.Details;
        var hours = OpeningHours.Parse(details.OpeningHours, PublicHolidayCalendar.ForTimeZone(details.TimeZone));
        var isClockKnown = details.TimeZone is not null;
        var openNow = isClockKnown ? hours.GetState(localNow) : OpenState.Unknown;
        return new PlanOpeningView(
            details.OpeningHours,
            Format(openNow),
            Format(hours.GetState(details.Date.At(details.Time))),
            openNow == OpenState.Closed && hours.FindNextOpening(localNow) is { } opening
                ? opening.ToString("uuuu-MM-ddTHH:mm", CultureInfo.InvariantCulture)
                : null,
            facts.Preview.Opening?.At);
    }

    private static string Format(OpenState state) => state.ToString().ToLowerInvariant();
}
