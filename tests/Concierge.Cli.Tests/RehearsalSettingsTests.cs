using Concierge.Cli.Rehearsing;
using Concierge.Cli.Rehearsing.Views;
using Concierge.Options;
using Concierge.Rehearsal.Restaurant;

namespace Concierge.Cli.Tests;

/// <summary>The user's own chat model in a rehearsal.</summary>
public sealed class RehearsalSettingsTests
{
    private static readonly ConciergeSettings Own = new()
    {
        Realtime = new() { ApiKey = "sk-of-the-user" },
        Agents = new()
        {
            Model = "gpt-6-luna",
            BaseUrl = new Uri("http://chat.example:11434/v1"),
            ApiKey = "key-of-the-user",
        },
    };

    [Fact]
    public void From_WithoutAgentModel_UsesNoneOfTheUsersAccounts()
    {
        var settings = RehearsalSettings.From(Own, []);

        (settings.Agents.Model, settings.Agents.BaseUrl, settings.Agents.ApiKey).ShouldBe(("rules", null, null));
        settings.Realtime.ApiKey.ShouldNotBe(Own.Realtime.ApiKey);
    }

    [Fact]
    public void From_WithAgentModel_KeepsItsServerAndKeyFromTheVoiceModel()
    {
        var settings = RehearsalSettings.From(Own, [], "llama");

        (settings.Agents.Model, settings.Agents.BaseUrl, settings.Agents.ApiKey).ShouldBe(("llama", Own.Agents.BaseUrl, "key-of-the-user"));
        settings.Realtime.ApiKey.ShouldNotBe(Own.Realtime.ApiKey);
        RehearsalSettings.From(Own with { Agents = Own.Agents with { BaseUrl = null, ApiKey = null } }, [], "gpt-6-luna").Agents.ApiKey.ShouldBe("sk-of-the-user");
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
