using Concierge.BrowserTests.Browser;
using Concierge.BrowserTests.Rehearsing;
using Concierge.EndToEndTests.Processes;
using Microsoft.Playwright;

namespace Concierge.BrowserTests.Operating;

/// <summary>What the operator sees.</summary>
[Trait("Category", "Long")]
public sealed class OperatorTests(ConsoleBrowser browser) : IClassFixture<ConsoleBrowser>
{
    [SkippableFact]
    public async Task The_operator_listens_in_and_hangs_up()
    {
        await using var rehearsal = await WebRehearsal.StartAsync();
        await using var page = await browser.OpenAsync(rehearsal.Link);
        await page.Heading("Where would you like to eat?").WaitForAsync();
        await page.AskAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        await page.CallAsync();
        await page.Turns.First.WaitForAsync();

        // The waveform is drawn from the sound of the line.
        await page.Page.Locator(".wave.restaurant[d^='M']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Button("Listen in").ClickAsync();
        await page.Button("Stop listening").WaitForAsync();
        await page.GoAsync("Operator");
        await page.Page.GetByText("This server").WaitForAsync();
        await page.ShouldBeAccessibleAsync("the operator's page");
        await page.Page.Locator("table").GetByRole(AriaRole.Link, new() { Name = "Luigi's" }).ClickAsync();
        await page.Button("Hang up").ClickAsync();

        (await page.WaitForResultAsync()).ShouldContain("call.hung_up");
        page.ShouldHaveNoErrors();
    }

    [SkippableFact]
    public async Task The_operator_reads_the_details_of_a_call_and_drains_the_server()
    {
        await using var rehearsal = await WebRehearsal.StartAsync(speed: RehearsedRequest.Speed);
        await using var page = await browser.OpenAsync(rehearsal.Link);
        await page.Heading("Where would you like to eat?").WaitForAsync();
        await page.AskAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        await page.CallAsync();
        await page.WaitForResultAsync();

        await page.Page.Locator("summary").Filter(new() { HasText = "Technical details" }).ClickAsync();
        var details = page.Page.Locator(".details");
        await Assertions.Expect(details).ToContainTextAsync("In conversation");
        await Assertions.Expect(details).ToContainTextAsync("ringing");
        (await details.Locator(".bars li").CountAsync()).ShouldBeGreaterThan(0, "the time from the restaurant's last word to the agent's first sound");
        await page.ShouldBeAccessibleAsync("the details of a call");

        await page.GoAsync("Operator");
        await page.Button("Drain …").ClickAsync();
        await page.Button("Keep serving").ClickAsync();
        await page.Button("Drain …").ClickAsync();
        await page.Button("Drain").ClickAsync();
        await page.Page.GetByText("Draining", new() { Exact = true }).WaitForAsync();
        page.ShouldHaveNoErrors();
    }
}
