using Concierge.Cli.Rehearsing;
using Concierge.Cli.Views;
using Concierge.Options;
using Concierge.Rehearsal.Restaurant;

namespace Concierge.Cli.Tests;

/// <summary>The user's own chat model in a rehearsal.</summary>
public sealed class RehearsalSettingsTests
{
    private static readonly ConciergeSettings Own = new()
    {
        OpenAIApiKey = "sk-of-the-user",
        AgentModel = "gpt-6-luna",
        AgentBaseUrl = new Uri("http://chat.example:11434/v1"),
        AgentApiKey = "key-of-the-user",
    };

    [Fact]
    public void From_WithoutAgentModel_UsesNoneOfTheUsersAccounts()
    {
        var settings = RehearsalSettings.From(Own, []);

        (settings.AgentModel, settings.AgentBaseUrl, settings.AgentApiKey).ShouldBe(("rules", null, null));
        settings.OpenAIApiKey.ShouldNotBe(Own.OpenAIApiKey);
    }

    [Fact]
    public void From_WithAgentModel_KeepsItsServerAndKeyFromTheVoiceModel()
    {
        var settings = RehearsalSettings.From(Own, [], "llama");

        (settings.AgentModel, settings.AgentBaseUrl, settings.AgentApiKey).ShouldBe(("llama", Own.AgentBaseUrl, "key-of-the-user"));
        settings.OpenAIApiKey.ShouldNotBe(Own.OpenAIApiKey);
        RehearsalSettings.From(Own with { AgentBaseUrl = null, AgentApiKey = null }, [], "gpt-6-luna").AgentApiKey.ShouldBe("sk-of-the-user");
    }

    [Theory]
    [InlineData("llama", "llama at chat.example, which receives your requests and the call's transcript")]
    [InlineData(null, null)]
    public void Show_WithAgentModel_NamesTheServerThatReceivesTheWords(string? model, string? line)
    {
        var (console, written) = TestConsole.Create(isTerminal: false);
        var options = new RehearsalOptions { Scenario = ScenarioCatalog.Load("accepts"), Source = "accepts", Speed = 1, Seed = 1, AgentModel = model };

        new RehearsalView(console).Show(options, "Book", Own);

        if (line is not null)
        {
            written.ToString().ShouldContain(line);
        }
        else
        {
            written.ToString().ShouldNotContain("chat.example");
        }
    }
}
