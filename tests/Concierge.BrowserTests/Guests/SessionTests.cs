using Concierge.BrowserTests.Browser;
using Concierge.BrowserTests.Rehearsing;
using Microsoft.Playwright;

namespace Concierge.BrowserTests.Guests;

/// <summary>Sessions that end, and pages in every width, colour and language. Nobody is called.</summary>
[Trait("Category", "Long")]
public sealed class SessionTests(ConsoleBrowser browser) : IClassFixture<ConsoleBrowser>
{
    private const int NarrowestWidth = 360;

    private static readonly string[] Pages = ["", "calls", "bookings", "restaurants", "rehearsal", "operator"];

    [SkippableFact]
    public async Task A_session_that_has_ended_asks_to_sign_in_again()
    {
        await using var rehearsal = await WebRehearsal.StartAsync();
        await using var page = await browser.OpenAsync(rehearsal.Link);
        await page.Heading("Where would you like to eat?").WaitForAsync();

        await page.Page.Context.ClearCookiesAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Bookings" }).ClickAsync();

        await page.Heading("Sign in").WaitForAsync();
        (await page.Page.GetByText("Your session has ended").CountAsync()).ShouldBe(1);
        page.ShouldHaveNoErrors();
    }

    [SkippableFact]
    public async Task A_link_signs_in_once()
    {
        await using var rehearsal = await WebRehearsal.StartAsync();
        await using (var first = await browser.OpenAsync(rehearsal.Link))
        {
            await first.Heading("Where would you like to eat?").WaitForAsync();
        }

        await using var second = await browser.OpenAsync(rehearsal.Link);

        await second.Heading("Sign in").WaitForAsync();
        (await second.Page.GetByRole(AriaRole.Alert).InnerTextAsync()).ShouldContain("session.link");
    }

    [SkippableTheory]
    [InlineData("en-US", false)]
    [InlineData("de-DE", true)]
    public async Task Every_page_is_accessible_and_fits_into_360_pixels(string locale, bool isDark)
    {
        await using var rehearsal = await WebRehearsal.StartAsync();
        await using var page = await browser.OpenAsync(
            rehearsal.Link, new ConsolePageOptions { Width = NarrowestWidth, Height = 740, Locale = locale, IsDark = isDark });
        await page.Page.Locator("textarea").WaitForAsync();
        foreach (var name in Pages)
        {
            await page.Page.GotoAsync($"{rehearsal.Address}#/{name}");
            await page.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await Assertions.Expect(page.Page.GetByText(locale == "de-DE" ? "Wird geladen" : "Loading")).ToHaveCountAsync(0);
            await page.ShouldFitAsync(name);
            await page.ShouldBeAccessibleAsync($"{name} {locale}");
        }

        (await page.Page.Locator("html").GetAttributeAsync("lang")).ShouldBe(locale[..2]);
        page.ShouldHaveNoErrors();
    }

    [SkippableFact]
    public async Task A_person_reaches_the_plan_with_the_keyboard_alone()
    {
        await using var rehearsal = await WebRehearsal.StartAsync();
        await using var page = await browser.OpenAsync(rehearsal.Link);
        await page.Heading("Where would you like to eat?").WaitForAsync();

        await TabToAsync(page, "TEXTAREA");
        await page.Page.Keyboard.TypeAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Plan.WaitForAsync();
        await TabToAsync(page, "party_size", backwards: true);
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Plan.Locator(".plan-summary")).ToContainTextAsync("5 people");
        await TabToAsync(page, "Call Luigi's");
        await page.Page.Keyboard.PressAsync("Enter");

        await page.Page.Locator(".timeline").WaitForAsync();
        await TabToAsync(page, "Hang up");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Result.WaitForAsync();
    }

    // Presses Tab until what has the focus has this tag, name or text.
    private static async Task TabToAsync(ConsolePage page, string target, bool backwards = false)
    {
        const int MaxPresses = 60;
        for (var press = 0; press < MaxPresses; press++)
        {
            await page.Page.Keyboard.PressAsync(backwards ? "Shift+Tab" : "Tab");
            var focused = await page.Page.EvaluateAsync<string[]>(
                "() => [document.activeElement.tagName, document.activeElement.getAttribute('name') ?? '', document.activeElement.textContent]");
            if (focused.Contains(target))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The keyboard does not reach '{target}'.");
    }
}
