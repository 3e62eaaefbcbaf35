using Concierge.BrowserTests.Browser;
using Concierge.BrowserTests.Rehearsing;
using Concierge.BrowserTests.Restaurants;
using Microsoft.Playwright;

namespace Concierge.BrowserTests;

/// <summary>Makes the pictures of docs/console.md (<c>eng/console-screenshots</c>). Without its folder in the environment nothing runs.</summary>
[Trait("Category", "Long")]
public sealed class ScreenshotTests(ConsoleBrowser browser) : IClassFixture<ConsoleBrowser>
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("CONSOLE_SCREENSHOTS");

    [SkippableFact]
    public async Task The_pictures_of_the_documentation()
    {
        Skip.If(Folder is null, "eng/console-screenshots sets CONSOLE_SCREENSHOTS.");
        await using var rehearsal = await WebRehearsal.StartAsync("offers-later", settings: ["CUSTOMER_NAME=Ada Lovelace", "ASK_CUSTOMER_SECONDS=120"]);
        await using var page = await browser.OpenAsync(rehearsal.Link, new ConsolePageOptions { Width = 1200, Height = 820 });
        await page.Heading("Where would you like to eat?").WaitForAsync();
        await page.AskAsync("Book a table at Luigi's for 4 tomorrow at 7pm, by the window");
        await SaveAsync(page, "plan");
        await page.CallAsync();

        // The restaurant offers another time and waits for the guest's answer.
        await page.Button("Yes").WaitForAsync();
        await SaveAsync(page, "call");
        await page.Button("Yes").ClickAsync();
        await page.WaitForResultAsync();
        await page.Result.GetByRole(AriaRole.Button).Filter(new() { HasText = "Confirmation number" }).HoverAsync();
        await SaveAsync(page, "result");

        // The page of the conversation has the request's heading, not the link's name.
        await page.Page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Book", Exact = true }).ClickAsync();
        await page.Button("Start over").ClickAsync();
        await RestaurantByTextTests.AnswerNextCallAsync(page);
        await page.Telephone.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
        await page.Telephone.GetByRole(AriaRole.Textbox).FillAsync("Luigi's, good evening, how can I help you?");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.ListenAsync(agentTurns: 1);
        await SaveAsync(page, "telephone");
        await page.Telephone.GetByRole(AriaRole.Button, new() { Name = "Hang up" }).ClickAsync();
        await page.GoAsync("Operator");
        await page.Page.GetByText("Calls under way").WaitForAsync();
        await SaveAsync(page, "operator");
    }

    private static async Task SaveAsync(ConsolePage page, string name)
    {
        // The picture begins at the top of the page.
        await page.Page.EvaluateAsync("() => scrollTo(0, 0)");
        await page.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder!, $"console-{name}.png") });
    }
}
