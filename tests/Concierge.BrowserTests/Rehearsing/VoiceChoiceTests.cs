using System.Text.Json;
using Concierge.BrowserTests.Browser;
using Microsoft.Playwright;

namespace Concierge.BrowserTests.Rehearsing;

/// <summary>Who has a key of OpenAI can have its voice model at the other end. It is called with the next call, not before.</summary>
[Trait("Category", "Long")]
public sealed class VoiceChoiceTests(ConsoleBrowser browser) : IClassFixture<ConsoleBrowser>
{
    [SkippableFact]
    public async Task The_voice_model_is_chosen_on_the_page_with_a_word_on_its_cost()
    {
        await using var rehearsal = await WebRehearsal.StartAsync(settings: "OPENAI_API_KEY=sk-test");
        await using var page = await browser.OpenAsync(rehearsal.Link);
        await page.Heading("Where would you like to eat?").WaitForAsync();
        await page.GoAsync("Be the restaurant");
        var choice = page.Page.GetByRole(AriaRole.Group, new() { Name = "Who is at the other end" });
        (await choice.InnerTextAsync()).ShouldContain("0.20 USD");
        await Assertions.Expect(choice.GetByLabel("The offline model")).ToBeCheckedAsync();
        (await ReadVoiceAsync(page)).ShouldBe("offline");

        await choice.GetByLabel("OpenAI's voice model").CheckAsync();
        await page.Button("I answer the next calls").ClickAsync();
        await page.Page.GetByText("Calls now ring here.").WaitForAsync();

        (await ReadVoiceAsync(page)).ShouldBe("openai");

        // The page that is loaded again shows what was chosen, and that playing scenarios costs money.
        await page.Page.ReloadAsync();
        await page.Page.GetByText("Calls now ring here.").WaitForAsync();
        await Assertions.Expect(choice.GetByLabel("OpenAI's voice model")).ToBeCheckedAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Play all ") }).ClickAsync();
        (await page.Page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("USD together");
        await page.Button("No").ClickAsync();
        (await page.Page.GetByText("waits", new() { Exact = true }).CountAsync()).ShouldBe(0, "nothing is played before a yes");
        page.ShouldHaveNoErrors();
    }

    [SkippableFact]
    public async Task Without_a_key_there_is_no_choice()
    {
        await using var rehearsal = await WebRehearsal.StartAsync();
        await using var page = await browser.OpenAsync(rehearsal.Link);
        await page.Heading("Where would you like to eat?").WaitForAsync();
        await page.GoAsync("Be the restaurant");
        await page.Button("I answer the next calls").WaitForAsync();

        (await page.Page.GetByText("Who is at the other end").CountAsync()).ShouldBe(0);
    }

    private static async Task<string?> ReadVoiceAsync(ConsolePage page) =>
        JsonElement.Parse(await page.Page.EvaluateAsync<string>("async () => (await fetch('/console/voice')).text()")).GetProperty("voice").GetString();
}
