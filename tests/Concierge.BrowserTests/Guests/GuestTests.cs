using Concierge.BrowserTests.Browser;
using Concierge.BrowserTests.Rehearsing;
using Concierge.EndToEndTests.Processes;
using Microsoft.Playwright;

namespace Concierge.BrowserTests.Guests;

/// <summary>What a guest does: signs in, asks for a table, corrects the plan, follows the call and reads why it counts as booked.</summary>
public sealed class GuestTests(ConsoleBrowser browser) : IClassFixture<ConsoleBrowser>
{
    // Beyond it the clock mostly waits for the recognizer.
    private const double Speed = RehearsedRequest.Speed;

    [SkippableFact]
    public async Task A_guest_books_from_words_to_evidence()
    {
        await using var rehearsal = await WebRehearsal.StartAsync(speed: Speed);
        await using var page = await browser.OpenAsync(rehearsal.Address);

        await page.Heading("Sign in").WaitForAsync();
        await page.ShouldBeAccessibleAsync("signing in");
        await page.Page.GetByLabel("API key").FillAsync("not-the-key");
        await page.Page.Keyboard.PressAsync("Enter");
        (await page.Page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("session.key");

        await page.Page.GotoAsync(rehearsal.Link.AbsoluteUri);
        await page.Heading("Where would you like to eat?").WaitForAsync();
        new Uri(page.Page.Url).Fragment.ShouldBeEmpty("the token stays in no address");
        await page.ShouldBeAccessibleAsync("asking");

        await page.AskAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        await page.Plan.GetByLabel("People", new() { Exact = true }).FillAsync("3");
        await page.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Plan.Locator(".plan-summary")).ToContainTextAsync("3 people");
        await page.ShouldBeAccessibleAsync("the plan");

        await page.CallAsync();
        await page.Turns.Nth(1).WaitForAsync();
        await page.ShouldBeAccessibleAsync("the call");

        (await page.WaitForResultAsync()).ShouldContain("Booked: Luigi's, 3 people");
        await page.Result.GetByRole(AriaRole.Button).Filter(new() { HasText = "Confirmation number" }).HoverAsync();
        (await page.Page.Locator(".turn.marked.restaurant").CountAsync()).ShouldBeGreaterThan(0, "the turn that proves the number is marked");
        (await page.Page.Locator(".block.marked").CountAsync()).ShouldBeGreaterThan(0, "and so is its place on the timeline");
        await page.ShouldBeAccessibleAsync("the result");

        await page.GoAsync("Bookings");
        await Assertions.Expect(page.Page.Locator(".booking")).ToContainTextAsync("3 people");
        page.ShouldHaveNoErrors();
    }
}
