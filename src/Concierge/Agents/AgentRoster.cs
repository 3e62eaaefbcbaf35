using System.Globalization;
using Concierge.Agents.Loop;
using Concierge.Agents.Offline;
using Concierge.Agents.Tools;
using Concierge.Contracts;
using Microsoft.Extensions.AI;

namespace Concierge.Agents;

/// <summary>The agents of one turn and the hand-offs between them.</summary>
internal sealed class AgentRoster
{
    private readonly AgentTurn _turn;
    private readonly Handoff[] _handoffs;
    private readonly (string, string)[] _values;

    /// <summary>Creates the agents.</summary>
    /// <param name="context">The agents' services and settings.</param>
    /// <param name="turn">The turn they answer.</param>
    public AgentRoster(AgentContext context, AgentTurn turn)
    {
        _turn = turn;
        var now = context.Clock.GetNow().ToString("dddd uuuu-MM-dd HH:mm", CultureInfo.InvariantCulture);
        _values = [("now", now), ("default_name", PromptTemplate.DefaultNamePrefix + context.Guest.Name)];
        var callTool = new RestaurantCallTool(context.Calls, turn);
        var reservations = new ReservationTools(context, turn, callTool);
        var bookings = new BookingTools(context, turn, callTool);
        var search = new SearchTools(context.Directory, turn);
        var directory = new DirectoryTools(context, turn);
        _handoffs =
        [
            new(
                AgentToolNames.TransferToReservationAgent,
                "Hands over to the reservation agent: a table is to be booked, or a booked table changed.",
                () => CreateSpecialist(
                    "Reservation Agent",
                    AgentToolNames.TransferToReservationAgent,
                    [.. reservations.Functions, bookings.List, bookings.Change])),
            new(
                AgentToolNames.TransferToCancellationAgent,
                "Hands over to the cancellation agent: a booking is to be cancelled, or the guest asks what is booked.",
                () => CreateSpecialist("Cancellation Agent", AgentToolNames.TransferToCancellationAgent, [bookings.List, bookings.Cancel])),
            new(
                AgentToolNames.TransferToSearchAgent,
                "Hands over to the search agent: a restaurant is looked for by what it is like, or the guest asks when one is open, or who can be called.",
                () => CreateSpecialist("Search Agent", AgentToolNames.TransferToSearchAgent, [search.Search, .. directory.Functions])),
            new(AgentToolNames.TransferToOrchestrator, "Hands back to the front desk: what the guest wants now is not yours.", () => Orchestrator),
        ];
    }

    /// <summary>The agent that every request reaches first.</summary>
    public Agent Orchestrator => new(
        "Orchestrator",
        PromptTemplate.Render("orchestrator", _values),
        [AIFunctionFactory.Create(() => Decline(_turn), AgentToolNames.DeclineOffTopic, "Declines a request that has nothing to do with a restaurant table.")])
    {
        Handoffs = [.. _handoffs.Where(handoff => handoff.Tool != AgentToolNames.TransferToOrchestrator)],
    };

    // The prompt is named after the first word of the agent's name. An agent cannot hand off to itself.
    private Agent CreateSpecialist(string name, string own, IReadOnlyList<AIFunction> tools) => new(
        name,
        PromptTemplate.Render(name.Split(' ')[0].ToLowerInvariant(), _values),
        tools)
    {
        Handoffs = [.. _handoffs.Where(handoff => handoff.Tool != own)],
    };

    private static string Decline(AgentTurn turn)
    {
        turn.Error = new ConciergeError(
            "request.off_topic",
            TalkPolicy.TablesOnly,
            "Tell me the restaurant, how many people, which day and what time.");
        turn.IsFinished = true;
        return "Declined.";
    }
}
