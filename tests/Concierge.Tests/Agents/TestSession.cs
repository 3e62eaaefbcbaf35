using Concierge.Agents;
using Concierge.Agents.Guardrails;
using Concierge.Agents.Loop;
using Concierge.Agents.Offline;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Restaurants;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Agents;

/// <summary>A guest's session with the concierge on Sunday 22 November 2026 at 15:00.</summary>
internal sealed class TestSession
{
    public TestSession(
        IChatClient? chatClient = null,
        ConciergeSettings? settings = null,
        IRestaurantDirectory? directory = null,
        GuardrailSet? guardrails = null,
        FakeBookingReader? book = null)
    {
        Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero));
        Settings = settings ?? new ConciergeSettings { Restaurants = new() { DemoName = "Luigi's", DemoPhone = "+14155550123" }, Guest = new() { Name = "Ada Lovelace" } };
        Bookings = book ?? new FakeBookingReader();
        Calls = new FakeReservationCalls { Bookings = Bookings };
        directory ??= new ConfiguredRestaurantDirectory(Settings.Restaurants);
        var localClock = new LocalClock(Clock);
        var validator = new ReservationValidator(localClock);
        var changes = new BookingChanges(validator, localClock, directory, Settings.Guest);
        var context = new AgentContext(
            chatClient ?? new RuleBasedChatClient(Clock), directory, Bookings, Calls, changes, validator, Settings.Guest, localClock, Clock);
        Orchestrator = new Orchestrator(guardrails is null ? context : context with { Guardrails = guardrails }, NullLogger<Orchestrator>.Instance);
    }

    public FakeTimeProvider Clock { get; }

    public ConciergeSettings Settings { get; }

    public FakeBookingReader Bookings { get; }

    public FakeReservationCalls Calls { get; }

    public Orchestrator Orchestrator { get; }

    /// <summary>Whether calls are only planned.</summary>
    public bool PlansOnly { get; set; }

    public List<AgentUpdate> Updates { get; private set; } = [];

    public string StreamedText => string.Concat(Updates.OfType<AgentText>().Select(words => words.Text));

    /// <summary>Says something as a guest who is asked before a cancellation.</summary>
    public Task<AgentAnswer> AskFirstAsync(string text) => SayAsync(text, "one", confirmed: false);

    /// <summary>Says something. Cancellations are confirmed beforehand, as with <c>--yes</c>.</summary>
    public Task<AgentAnswer> SayAsync(string text, string session = "one") => SayAsync(text, session, confirmed: true);

    private async Task<AgentAnswer> SayAsync(string text, string session, bool confirmed)
    {
        Updates = [];
        await foreach (var update in Orchestrator.RunAsync(session, text, new AgentRunOptions { IsConfirmed = confirmed, PlansOnly = PlansOnly }, CancellationToken.None))
        {
            Updates.Add(update);
        }

        Updates.OfType<AgentAnswer>().Count().ShouldBe(1);
        return Updates[^1].ShouldBeOfType<AgentAnswer>();
    }

    /// <summary>Follows the call of a plan that the guest agreed to.</summary>
    public async Task<AgentAnswer> AgreeAsync(ReservationDetails plan, string session = "one")
    {
        Updates = [];
        var callId = await Calls.StartAsync(plan, CancellationToken.None);
        await foreach (var update in Orchestrator.FollowAsync(session, plan, callId, CancellationToken.None))
        {
            Updates.Add(update);
        }

        return Updates[^1].ShouldBeOfType<AgentAnswer>();
    }
}
