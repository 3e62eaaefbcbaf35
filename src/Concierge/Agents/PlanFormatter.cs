using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Reservations;

namespace Concierge.Agents;

/// <summary>Says what a planned call would ask for, as a question to the guest.</summary>
internal static class PlanFormatter
{
    /// <summary>Returns one sentence and the question.</summary>
    public static string Format(ReservationDetails plan)
    {
        var table = $"{BookingFormatter.FormatParty(plan.PartySize)}, {BookingFormatter.FormatDayAndTime(plan.Date, plan.Time)}, for {plan.CustomerName}";
        return plan.Purpose switch
        {
            CallPurpose.Cancel => $"To cancel: {plan.RestaurantName}, {table}. Shall I call them to cancel it?",
            CallPurpose.Change => $"To change at {plan.RestaurantName}: {table}. Shall I call them?",
            _ => $"{plan.RestaurantName}, {table}. Shall I call them?",
        };
    }
}
