using Concierge.BrowserTests.Browser;
using Concierge.BrowserTests.Rehearsing;

namespace Concierge.BrowserTests.Guests;

/// <summary>A guest who looks at another page is told when the restaurant asks something, and when the call ends.</summary>
[Trait("Category", "Long")]
public sealed class NotificationTests(ConsoleBrowser browser) : IClassFixture<ConsoleBrowser>
{
    // A browser without a window shows no notifications, and its pages are never hidden.
    private const string Recording =
        """
        window.shown = [];
        window.Notification = class {
          static permission = 'default';
          static async requestPermission() {
            Notification.permission = 'granted';
            return 'granted';
          }
          constructor(title, options) {
            window.shown.push(`${title}: ${options.body}`);
          }
          close() {}
        };
        Object.defineProperty(document, 'hidden', { get: () => window.isAway === true });
        """;

    [SkippableFact]
    public async Task A_hidden_page_notifies_after_consent_of_a_question_and_of_the_end()
    {
        await using var rehearsal = await WebRehearsal.StartAsync("offers-later", settings: "ASK_CUSTOMER_SECONDS=120");
        await using var page = await browser.OpenAsync(rehearsal.Link, new ConsolePageOptions { InitScript = Recording });
        await page.Heading("Where would you like to eat?").WaitForAsync();
        await page.AskAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        await page.CallAsync();

        await page.Button("Notify me").ClickAsync();
        await page.Page.EvaluateAsync("() => { window.isAway = true; }");
        await page.Page.WaitForFunctionAsync("() => window.shown.length > 0");
        await page.Button("Yes").ClickAsync();
        (await page.WaitForResultAsync()).ShouldContain("Booked: Luigi's, 4 people");

        var shown = await page.Page.EvaluateAsync<string[]>("() => window.shown");
        shown.Length.ShouldBe(2, string.Join(" | ", shown));
        shown[0].ShouldStartWith("Luigi's asks something: ");
        shown[1].ShouldStartWith("The call to Luigi's has ended: Booked: Luigi's");
        page.ShouldHaveNoErrors();
    }

    [SkippableFact]
    public async Task Nothing_is_shown_without_consent()
    {
        await using var rehearsal = await WebRehearsal.StartAsync("declines");
        await using var page = await browser.OpenAsync(rehearsal.Link, new ConsolePageOptions { InitScript = Recording });
        await page.Heading("Where would you like to eat?").WaitForAsync();
        await page.AskAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        await page.Page.EvaluateAsync("() => { window.isAway = true; }");
        await page.CallAsync();
        await page.WaitForResultAsync();
        (await page.Page.EvaluateAsync<int>("() => window.shown.length")).ShouldBe(0, "nobody has agreed");
        page.ShouldHaveNoErrors();
    }
}
