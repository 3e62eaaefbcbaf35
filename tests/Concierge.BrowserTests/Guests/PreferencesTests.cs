using Concierge.BrowserTests.Browser;
using Concierge.BrowserTests.Rehearsing;

namespace Concierge.BrowserTests.Guests;

/// <summary>A guest chooses the language and the colours, and finds them again.</summary>
[Trait("Category", "Long")]
public sealed class PreferencesTests(ConsoleBrowser browser) : IClassFixture<ConsoleBrowser>
{
    [SkippableFact]
    public async Task Language_and_colours_are_chosen_and_kept()
    {
        await using var rehearsal = await WebRehearsal.StartAsync();
        await using var page = await browser.OpenAsync(rehearsal.Link);
        await page.Heading("Where would you like to eat?").WaitForAsync();
        var light = await ReadBackgroundAsync(page);

        await page.Page.GetByLabel("Language").SelectOptionAsync("de");
        await page.Heading("Wo möchten Sie essen?").WaitForAsync();
        await page.Page.GetByLabel("Farben").SelectOptionAsync("dark");
        (await ReadBackgroundAsync(page)).ShouldNotBe(light);

        await page.Page.ReloadAsync();
        await page.Heading("Wo möchten Sie essen?").WaitForAsync();
        (await page.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe("de");
        (await ReadBackgroundAsync(page)).ShouldNotBe(light);
        await page.ShouldBeAccessibleAsync("German and dark");
        page.ShouldHaveNoErrors();
    }

    private static Task<string> ReadBackgroundAsync(ConsolePage page) =>
        page.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor");
}
