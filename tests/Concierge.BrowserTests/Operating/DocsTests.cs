using Concierge.BrowserTests.Browser;
using Concierge.BrowserTests.Rehearsing;

namespace Concierge.BrowserTests.Operating;

/// <summary>The page of the API's description works under its content security policy.</summary>
[Trait("Category", "Long")]
public sealed class DocsTests(ConsoleBrowser browser) : IClassFixture<ConsoleBrowser>
{
    [SkippableFact]
    public async Task The_description_is_shown_and_violates_no_policy()
    {
        await using var rehearsal = await WebRehearsal.StartAsync();
        await using var page = await browser.OpenAsync(new Uri(rehearsal.Address, "/docs"));

        await page.Heading("Concierge").First.WaitForAsync();

        page.ShouldHaveNoErrors();
    }
}
