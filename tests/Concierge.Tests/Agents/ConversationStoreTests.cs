using Concierge.Agents;
using Concierge.Agents.Offline;
using Concierge.Agents.OpenAI;
using Concierge.Contracts;
using Concierge.Media.Realtime;
using Concierge.Options;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Tests.Agents;

public class ConversationStoreTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void GetOrCreate_MoreThanTwoHoursAfterLastUse_ReturnsNewConversation()
    {
        var store = new ConversationStore(_clock);
        var first = store.GetOrCreate("one");
        _clock.Advance(TimeSpan.FromHours(2));
        store.GetOrCreate("one").ShouldBeSameAs(first);
        _clock.Advance(TimeSpan.FromHours(2) + TimeSpan.FromSeconds(1));
        store.GetOrCreate("one").ShouldNotBeSameAs(first);
    }

    [Fact]
    public void GetOrCreate_MoreThanMaximumConversations_RemovesLeastRecentlyUsed()
    {
        var store = new ConversationStore(_clock);
        var first = store.GetOrCreate("0");
        for (var i = 1; i <= 1000; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            store.GetOrCreate($"{i}");
        }

        store.Count.ShouldBe(1000);
        store.GetOrCreate("0").ShouldNotBeSameAs(first);
    }

    [Fact]
    public void Create_WithoutKeyOrWithRules_ReturnsRuleBasedClient()
    {
        Create(new(), new()).ShouldBeOfType<RuleBasedChatClient>();
        Create(new() { Model = "rules" }, new() { ApiKey = "k" }).ShouldBeOfType<RuleBasedChatClient>();
        Create(new(), new() { ApiKey = "k" }).ShouldBeOfType<OpenAIChatClient>();
        Should.Throw<ConciergeException>(() => Create(new() { Model = "gpt-6-luna" }, new())).Error.Code.ShouldBe("openai.key_missing");
    }

    [Fact]
    public void GetServer_OwnServer_NeverReturnsTheOpenAIKey()
    {
        var realtime = new RealtimeOptions { ApiKey = "k" };
        var agents = new AgentOptions { BaseUrl = new Uri("http://127.0.0.1:11434/v1") };
        ChatClientFactory.GetServer(agents, realtime).ShouldBe((agents.BaseUrl, null));
        ChatClientFactory.GetServer(agents with { ApiKey = "own" }, realtime).Key.ShouldBe("own");
        ChatClientFactory.GetServer(agents with { BaseUrl = null }, realtime).ShouldBe((realtime.BaseUrl, "k"));
        Create(agents, realtime with { ApiKey = null }).ShouldBeOfType<OpenAIChatClient>();
    }

    private IChatClient Create(AgentOptions agents, RealtimeOptions realtime) => ChatClientFactory.Create(agents, realtime, _clock);
}
