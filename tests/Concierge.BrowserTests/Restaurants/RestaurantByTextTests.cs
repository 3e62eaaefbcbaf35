using Concierge.BrowserTests.Browser;
using Concierge.BrowserTests.Rehearsing;
using Microsoft.Playwright;

namespace Concierge.BrowserTests.Restaurants;

/// <summary>A person answers the call in the browser, by text: the text is spoken into the line.</summary>
[Trait("Category", "Long")]
public sealed class RestaurantByTextTests(ConsoleBrowser browser) : IClassFixture<ConsoleBrowser>
{
    private const string RecordAudioContexts =
        """
        window.audioContexts = [];
        window.AudioContext = class extends window.AudioContext {
          constructor(...options) {
            super(...options);
            window.audioContexts.push(this);
          }
        };
        """;

    [SkippableFact]
    public async Task A_person_takes_the_booking_by_text()
    {
        await using var rehearsal = await WebRehearsal.StartAsync();
        await using var page = await browser.OpenAsync(rehearsal.Link);
        await AnswerNextCallAsync(page);

        await page.Telephone.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
        await SayAsync(page, "Luigi's, good evening, how can I help you?", agentTurns: 1);
        await page.ShouldBeAccessibleAsync("the telephone");
        await SayAsync(page, "Great, you're all set. Your confirmation code is LZ372.", agentTurns: 2);
        await SayAsync(page, "Yes, that's right. We'll see you tomorrow at 7:00.", agentTurns: 3);

        (await page.WaitForResultAsync()).ShouldContain("Booked: Luigi's, 4 people");
        page.ShouldHaveNoErrors();
    }

    [SkippableFact]
    public async Task A_page_that_is_loaded_again_in_a_call_goes_on_with_sound_and_suggested_replies()
    {
        await using var rehearsal = await WebRehearsal.StartAsync();
        await using var page = await browser.OpenAsync(rehearsal.Link, new ConsolePageOptions { InitScript = RecordAudioContexts });
        await AnswerNextCallAsync(page);
        await page.Telephone.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
        await page.Telephone.GetByRole(AriaRole.Textbox).WaitForAsync();

        await page.Page.ReloadAsync();
        await page.Telephone.GetByRole(AriaRole.Textbox).WaitForAsync();
        await page.Page.WaitForFunctionAsync("() => window.audioContexts.some((context) => context.state === 'running')");
        await page.Telephone.Locator(".chip").First.ClickAsync();
        await page.ListenAsync(agentTurns: 1);

        (await page.Page.Locator(".turn.restaurant").CountAsync()).ShouldBeGreaterThan(0, "the suggested reply was spoken");
        await page.Telephone.GetByRole(AriaRole.Button, new() { Name = "Hang up" }).ClickAsync();
        await page.WaitForResultAsync();
        page.ShouldHaveNoErrors();
    }

    [SkippableFact]
    public async Task A_person_who_declines_the_call_is_busy()
    {
        await using var rehearsal = await WebRehearsal.StartAsync();
        await using var page = await browser.OpenAsync(rehearsal.Link);
        await AnswerNextCallAsync(page);

        await page.Telephone.GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();

        await page.Page.Locator(".result, .note-open").First.WaitForAsync();
        (await page.Page.Locator("main").InnerTextAsync()).ShouldContain("busy", Case.Insensitive);
    }

    /// <summary>Chooses to answer, places a call and waits until the telephone rings.</summary>
    internal static async Task AnswerNextCallAsync(ConsolePage page)
    {
        await page.Heading("Where would you like to eat?").WaitForAsync();
        await page.GoAsync("Be the restaurant");
        await page.Button("I answer the next calls").ClickAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Place one" }).ClickAsync();
        await page.AskAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        await page.CallAsync();
        await page.Telephone.GetByText("The telephone rings").WaitForAsync();
    }

    /// <summary>Says something and waits until the agent has answered.</summary>
    private static async Task SayAsync(ConsolePage page, string text, int agentTurns)
    {
        await page.Telephone.GetByRole(AriaRole.Textbox).FillAsync(text);
        await page.Page.Keyboard.PressAsync("Enter");
        await page.ListenAsync(agentTurns);
    }
}
