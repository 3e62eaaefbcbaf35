using Concierge.Agents;
using Concierge.Agents.Rules;
using Concierge.Settings;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Agents;

/// <summary>A person talking with the concierge on Sunday 22 November 2026 at 15:00.</summary>
internal sealed class Session
{
    public Session(IChatClient? chatClient = null, ConciergeSettings? settings = null)
    {
        Clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero));
        Settings = settings ?? new ConciergeSettings { DemoRestaurantName = "Luigi's", DemoRestaurantPhone = "+14155550123", CustomerName = "Ada Lovelace" };
        Orchestrator = new Orchestrator(chatClient ?? new RuleBasedChatClient(Clock), new ConfiguredRestaurantDirectory(Settings), Calls, Settings, Clock, NullLogger<Orchestrator>.Instance);
    }

    public FakeTimeProvider Clock { get; }

    public ConciergeSettings Settings { get; }

    public FakeReservationCalls Calls { get; } = new();

    public Orchestrator Orchestrator { get; }

    public List<AgentUpdate> Updates { get; private set; } = [];

    public async Task<AgentAnswer> SayAsync(string text, string session = "one")
    {
        Updates = [];
        await foreach (var update in Orchestrator.RunAsync(session, text, CancellationToken.None))
        {
            Updates.Add(update);
        }

        Updates.OfType<AgentAnswer>().Count().ShouldBe(1);
        return Updates[^1].ShouldBeOfType<AgentAnswer>();
    }
}
