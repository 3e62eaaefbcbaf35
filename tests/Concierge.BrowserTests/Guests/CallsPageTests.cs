using Concierge.BrowserTests.Browser;
using Concierge.BrowserTests.Rehearsing;
using Concierge.EndToEndTests.Processes;
using Microsoft.Playwright;

namespace Concierge.BrowserTests.Guests;

/// <summary>The calls of a guest: under way, past, and those whose words are no longer kept; and a call that is refused.</summary>
[Trait("Category", "Long")]
public sealed class CallsPageTests(ConsoleBrowser browser) : IClassFixture<ConsoleBrowser>
{
    [SkippableFact]
    public async Task Calls_are_listed_and_one_without_words_shows_its_record()
    {
        await using var rehearsal = await WebRehearsal.StartAsync(speed: RehearsedRequest.Speed);
        await using var page = await browser.OpenAsync(rehearsal.Link);
        await page.Heading("Where would you like to eat?").WaitForAsync();
        await page.AskAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        var callId = await page.CallAsync();
        (await page.WaitForResultAsync()).ShouldContain("Booked: Luigi's, 4 people");

        await page.GoAsync("Calls");
        await Assertions.Expect(page.Page.Locator("tbody tr")).ToContainTextAsync("Booked");
        await page.ShouldBeAccessibleAsync("the calls");

        // An hour later the server answers so.
        await page.Page.RouteAsync(
            $"**/calls/{callId}",
            route => route.FulfillAsync(new()
            {
                Status = 404,
                ContentType = "application/problem+json",
                Body = """{"title":"There is no such call, or it is no longer stored.","status":404,"code":"call.not_found"}""",
            }));
        await page.Page.ReloadAsync();
        await page.Page.Locator("table").GetByRole(AriaRole.Link, new() { Name = "Luigi's" }).ClickAsync();
        await page.Page.GetByText("The words of a call are kept for one hour after its end").WaitForAsync();

        var record = await page.Page.Locator("main").InnerTextAsync();
        record.ShouldContain("Booked");
        record.ShouldContain("Confirmation number");
        record.ShouldNotContain("call.not_found");
        await page.ShouldBeAccessibleAsync("the record of a call");
        page.ShouldHaveNoErrors();
    }

    [SkippableFact]
    public async Task A_call_that_is_refused_says_why_where_the_button_was_pressed()
    {
        await using var rehearsal = await WebRehearsal.StartAsync(speed: RehearsedRequest.Speed);
        await using var page = await browser.OpenAsync(rehearsal.Link);
        await page.Heading("Where would you like to eat?").WaitForAsync();
        await page.AskAsync("Book a table at Luigi's for 4 tomorrow at 7pm");

        await RefuseAsync(page);
        await page.Button("Call Luigi's").ClickAsync();
        (await page.Plan.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("limit.hour");

        await page.Page.UnrouteAsync("**/requests");
        await page.CallAsync();
        await page.WaitForResultAsync();
        await page.GoAsync("Bookings");
        await page.Button("Cancel").ClickAsync();
        await page.Heading("This is the booking I would cancel").WaitForAsync();
        await RefuseAsync(page);
        await page.Button("Call Luigi's").ClickAsync();

        var refusal = await page.Plan.GetByRole(AriaRole.Alert).InnerTextAsync();
        refusal.ShouldContain("limit.hour");
        refusal.ShouldContain("Wait an hour.");
        await page.ShouldBeAccessibleAsync("a refused call");
        page.ShouldHaveNoErrors();
    }

    // As the server refuses it when another call has taken the last place meanwhile.
    private static async Task RefuseAsync(ConsolePage page) => await page.Page.RouteAsync(
        "**/requests",
        route => route.FulfillAsync(new()
        {
            Status = 429,
            ContentType = "application/problem+json",
            Body = """{"title":"There were 5 calls within an hour.","status":429,"code":"limit.hour","detail":"Wait an hour."}""",
        }));
}
