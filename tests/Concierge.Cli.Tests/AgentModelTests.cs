using Concierge.Cli.Rehearsing;
using Concierge.Cli.Views;
using Concierge.Options;
using Concierge.Rehearsal.Restaurant;

namespace Concierge.Cli.Tests;

/// <summary>A chat model of the user's own in a rehearsal.</summary>
public sealed class AgentModelTests
{
    private static readonly ConciergeSettings Own = new()
    {
        OpenAIApiKey = "sk-of-the-user",
        AgentModel = "gpt-6-luna",
        AgentBaseUrl = new Uri("http://chat.example:11434/v1"),
        AgentApiKey = "key-of-the-user",
    };

    [Fact]
    public void Unless_it_is_asked_for_nothing_of_the_users_own_takes_part()
    {
        var settings = RehearsalSettings.From(Own, []);

        (settings.AgentModel, settings.AgentBaseUrl, settings.AgentApiKey).ShouldBe(("rules", null, null));
        settings.OpenAIApiKey.ShouldNotBe(Own.OpenAIApiKey);
    }

    [Fact]
    public void It_is_reached_where_it_is_with_its_own_key_and_the_voice_model_knows_neither()
    {
        var settings = RehearsalSettings.From(Own, [], "llama");

        (settings.AgentModel, settings.AgentBaseUrl, settings.AgentApiKey).ShouldBe(("llama", Own.AgentBaseUrl, "key-of-the-user"));
        settings.OpenAIApiKey.ShouldNotBe(Own.OpenAIApiKey);
        RehearsalSettings.From(Own with { AgentBaseUrl = null, AgentApiKey = null }, [], "gpt-6-luna").AgentApiKey.ShouldBe("sk-of-the-user");
    }

    [Theory]
    [InlineData("llama", "llama at chat.example, which reads what you write and what was said")]
    [InlineData(null, null)]
    public void Where_the_words_go_is_said_first(string? model, string? line)
    {
        var (console, written) = TestConsole.Create(isTerminal: false);
        var options = new RehearsalOptions { Scenario = Scenarios.Load("accepts"), Source = "accepts", Speed = 1, Seed = 1, AgentModel = model };

        new RehearsalHeader(console).Show(options, "Book", Own);

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
