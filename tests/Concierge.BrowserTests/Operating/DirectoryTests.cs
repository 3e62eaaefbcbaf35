using System.Text;
using Concierge.BrowserTests.Browser;
using Concierge.BrowserTests.Rehearsing;
using Microsoft.Playwright;

namespace Concierge.BrowserTests.Operating;

/// <summary>The directory of restaurants on its page: search, add, import. Nobody is called.</summary>
[Trait("Category", "Long")]
public sealed class DirectoryTests(ConsoleBrowser browser) : IClassFixture<ConsoleBrowser>
{
    private const string File =
        """
        name,phone,country,city
        Ristorante Bellini,+49 7531 223344,DE,Konstanz
        Gasthaus ohne Nummer,,DE,Konstanz
        <b>Bar</b>,12,DE,Konstanz
        """;

    [SkippableFact]
    public async Task Restaurants_are_searched_added_and_imported_with_the_rejected_rows_shown()
    {
        await using var rehearsal = await WebRehearsal.StartAsync();
        await using var page = await browser.OpenAsync(rehearsal.Link);
        await page.Heading("Where would you like to eat?").WaitForAsync();
        await page.GoAsync("Restaurants");
        var search = page.Page.GetByRole(AriaRole.Searchbox);
        await search.FillAsync("luigis");
        await page.Page.GetByText("1 restaurant", new() { Exact = true }).WaitForAsync();
        (await page.Page.Locator(".entry").InnerTextAsync()).ShouldContain("Luigi's");
        await Assertions.Expect(page.Page.Locator(".entry")).ToContainTextAsync("May be called");

        await page.Page.Locator("summary").Filter(new() { HasText = "Add a restaurant" }).ClickAsync();
        await page.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Café Mozart");
        await page.Page.GetByLabel("Telephone").FillAsync("+49 7531 998877");
        await page.Page.GetByLabel("Opening hours").FillAsync("Tu-Su 09:00-18:00");
        await page.Button("Add").ClickAsync();
        await page.Page.GetByText("Café Mozart is in the list.").WaitForAsync();
        await search.FillAsync("cafe mozzart");
        await Assertions.Expect(page.Page.Locator(".entry")).ToContainTextAsync("Café Mozart");
        await Assertions.Expect(page.Page.Locator(".entry")).ToContainTextAsync("Tu-Su 09:00-18:00");

        await page.Page.Locator("summary").Filter(new() { HasText = "Import a file" }).ClickAsync();
        await page.Page.Locator("input[type=file]").SetInputFilesAsync(
            new FilePayload { Name = "restaurants.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(File) });
        await page.Button("Import").ClickAsync();
        await page.Page.GetByText("1 added, 0 updated, 0 unchanged.").WaitForAsync();
        var rows = page.Page.GetByRole(AriaRole.Region, new() { Name = "Entries with remarks" }).GetByRole(AriaRole.Row);
        (await rows.Filter(new() { HasText = "Rejected" }).CountAsync()).ShouldBe(2);
        (await page.Page.Locator("main b").CountAsync()).ShouldBe(0, "what a file says is text");
        await page.ShouldBeAccessibleAsync("an import");
        await search.FillAsync("bellini");
        await Assertions.Expect(page.Page.Locator(".entry")).ToContainTextAsync("Not allowed by the settings");

        await page.Button("Take this import back").ClickAsync();
        await Assertions.Expect(page.Page.Locator(".entry").Filter(new() { HasText = "Bellini" })).ToHaveCountAsync(0, new() { Timeout = 15000 });
        page.ShouldHaveNoErrors();
    }
}
