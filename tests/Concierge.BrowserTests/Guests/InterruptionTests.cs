using Concierge.BrowserTests.Browser;
using Concierge.BrowserTests.Rehearsing;
using Concierge.EndToEndTests.Processes;

namespace Concierge.BrowserTests.Guests;

/// <summary>A restaurant that interrupts.</summary>
[Trait("Category", "Long")]
public sealed class InterruptionTests(ConsoleBrowser browser) : IClassFixture<ConsoleBrowser>
{
    [SkippableFact]
    public async Task An_interruption_is_shown_in_the_transcript_and_on_the_timeline()
    {
        await using var rehearsal = await WebRehearsal.StartAsync("interrupts", RehearsedRequest.Speed);
        await using var page = await browser.OpenAsync(rehearsal.Link);
        await page.Heading("Where would you like to eat?").WaitForAsync();
        await page.AskAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        await page.CallAsync();

        await page.WaitForResultAsync();

        (await page.Page.Locator(".turn.agent .cut-mark").CountAsync()).ShouldBeGreaterThan(0);
        (await page.Page.Locator(".block.agent.cut").CountAsync()).ShouldBeGreaterThan(0);
        page.ShouldHaveNoErrors();
    }
}
