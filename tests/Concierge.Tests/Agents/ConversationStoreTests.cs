using Concierge.Agents;
using Concierge.Agents.Offline;
using Concierge.Agents.OpenAI;
using Concierge.Contracts;
using Concierge.Options;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Agents;

public class ConversationStoreTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void For_TwoHoursAfterLastUse_ReturnsNewConversation()
    {
        var memory = new ConversationStore(_clock);
        var first = memory.GetOrCreate("one");
        _clock.Advance(TimeSpan.FromHours(2));
        memory.GetOrCreate("one").ShouldBeSameAs(first);
        _clock.Advance(TimeSpan.FromHours(2) + TimeSpan.FromSeconds(1));
        memory.GetOrCreate("one").ShouldNotBeSameAs(first);
    }

    [Fact]
    public void For_MoreThanMaximumSessions_RemovesLeastRecentlyUsed()
    {
        var memory = new ConversationStore(_clock);
        var first = memory.GetOrCreate("0");
        for (var i = 1; i <= 1000; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            memory.GetOrCreate($"{i}");
        }

        memory.Count.ShouldBe(1000);
        memory.GetOrCreate("0").ShouldNotBeSameAs(first);
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
        ChatClientFactory.GetServer(settings).ShouldBe((settings.AgentBaseUrl, null));
        ChatClientFactory.GetServer(settings with { AgentApiKey = "own" }).Key.ShouldBe("own");
        ChatClientFactory.GetServer(settings with { AgentBaseUrl = null }).ShouldBe((settings.OpenAIBaseUrl, "k"));
        ChatClientFactory.Create(settings with { OpenAIApiKey = null }, _clock).ShouldBeOfType<OpenAIChatClient>();
    }
}
