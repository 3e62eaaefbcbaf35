using Concierge.Agents;
using Concierge.Agents.Offline;
using Concierge.Agents.OpenAI;
using Concierge.Contracts;
using Concierge.Options;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Agents;

public class ConversationMemoryTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void For_TwoHoursAfterLastUse_ReturnsNewConversation()
    {
        var memory = new ConversationMemory(_clock);
        var first = memory.For("one");
        _clock.Advance(TimeSpan.FromHours(2));
        memory.For("one").ShouldBeSameAs(first);
        _clock.Advance(TimeSpan.FromHours(2) + TimeSpan.FromSeconds(1));
        memory.For("one").ShouldNotBeSameAs(first);
    }

    [Fact]
    public void For_MoreThanMaximumSessions_RemovesLeastRecentlyUsed()
    {
        var memory = new ConversationMemory(_clock);
        var first = memory.For("0");
        for (var i = 1; i <= 1000; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            memory.For($"{i}");
        }

        memory.Count.ShouldBe(1000);
        memory.For("0").ShouldNotBeSameAs(first);
    }

    [Fact]
    public void Create_WithoutKeyOrWithRules_ReturnsRuleBasedClient()
    {
        ChatClientFactory.Create(new ConciergeSettings(), _clock).ShouldBeOfType<RuleBasedChatClient>();
        ChatClientFactory.Create(new ConciergeSettings { OpenAIApiKey = "k", AgentModel = "rules" }, _clock).ShouldBeOfType<RuleBasedChatClient>();
        ChatClientFactory.Create(new ConciergeSettings { OpenAIApiKey = "k" }, _clock).ShouldBeOfType<OpenAIChatClient>();
        Should.Throw<ConciergeException>(() => ChatClientFactory.Create(new ConciergeSettings { AgentModel = "gpt-6-luna" }, _clock)).Error.Code.ShouldBe("openai.key_missing");
    }

    [Fact]
    public void ServerOf_OwnServer_NeverReturnsTheOpenAIKey()
    {
        var settings = new ConciergeSettings { OpenAIApiKey = "k", AgentBaseUrl = new Uri("http://127.0.0.1:11434/v1") };
        ChatClientFactory.ServerOf(settings).ShouldBe((settings.AgentBaseUrl, null));
        ChatClientFactory.ServerOf(settings with { AgentApiKey = "own" }).Key.ShouldBe("own");
        ChatClientFactory.ServerOf(settings with { AgentBaseUrl = null }).ShouldBe((settings.OpenAIBaseUrl, "k"));
        ChatClientFactory.Create(settings with { OpenAIApiKey = null }, _clock).ShouldBeOfType<OpenAIChatClient>();
    }
}
