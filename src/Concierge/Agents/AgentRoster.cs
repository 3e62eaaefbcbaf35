using System.Globalization;
using Concierge.Calls;
using Concierge.Reservations;
using Concierge.Restaurants;
using Concierge.Settings;
using Microsoft.Extensions.AI;

namespace Concierge.Agents;

/// <summary>Puts the agents together for one turn.</summary>
internal static class AgentRoster
{
    /// <summary>The hand-off's tool.</summary>
    public const string TransferToReservationAgent = "transfer_to_reservation_agent";

    /// <summary>The tool that declines what has nothing to do with tables.</summary>
    public const string DeclineOffTopic = "decline_off_topic";

    /// <summary>The agent that every request reaches first.</summary>
    public static Agent Orchestrator(IRestaurantDirectory directory, IReservationCalls calls, ConciergeSettings settings, TimeProvider timeProvider, AgentTurn turn)
    {
        var now = new LocalClock(timeProvider).Now().ToString("dddd uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var reservation = new Agent(
            "Reservation Agent",
            Prompt.Read("reservation", ("now", now), ("customer_name", settings.CustomerName ?? "")),
            new ReservationTools(directory, calls, settings, timeProvider, turn).Functions);
        return new Agent(
            "Orchestrator",
            Prompt.Read("orchestrator", ("now", now)),
            [AIFunctionFactory.Create(() => Decline(turn), DeclineOffTopic, "Declines a request that has nothing to do with a restaurant table.")])
        {
            Handoffs = new Dictionary<string, Agent> { [TransferToReservationAgent] = reservation },
        };
    }

    private static string Decline(AgentTurn turn)
    {
        turn.Error = new ConciergeError("request.off_topic", "I can only book restaurant tables by telephone.", "Tell me the restaurant, how many people, which day and what time.");
        turn.Finished = true;
        return "Declined.";
    }
}
