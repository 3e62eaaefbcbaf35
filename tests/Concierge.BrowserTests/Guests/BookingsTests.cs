using System.Net;
using System.Net.Http.Headers;
using Concierge.BrowserTests.Browser;
using Concierge.BrowserTests.Rehearsing;
using Concierge.EndToEndTests.Processes;
using Microsoft.Playwright;

namespace Concierge.BrowserTests.Guests;

/// <summary>What a guest does with bookings: changes one, cancels it, and shows all of them in a calendar.</summary>
[Trait("Category", "Long")]
public sealed class BookingsTests(ConsoleBrowser browser) : IClassFixture<ConsoleBrowser>
{
    [SkippableFact]
    public async Task A_booking_is_changed_and_cancelled_by_calls_with_evidence()
    {
        await using var rehearsal = await WebRehearsal.StartAsync(speed: RehearsedRequest.Speed);
        await using var page = await browser.OpenAsync(rehearsal.Link);
        await page.Heading("Where would you like to eat?").WaitForAsync();
        await page.AskAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        await page.CallAsync();
        (await page.WaitForResultAsync()).ShouldContain("Booked: Luigi's, 4 people");

        await page.GoAsync("Bookings");
        await page.Button("Change").ClickAsync();
        await page.Page.GetByLabel("What should change?").FillAsync("make it 5 people");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Heading("This is the change I would ask for").WaitForAsync();
        await page.ShouldBeAccessibleAsync("the change");
        await page.CallAsync();
        (await page.WaitForResultAsync()).ShouldContain("5 people");
        (await page.Result.Locator(".proof").CountAsync()).ShouldBeGreaterThan(0, "the change is proven by words");
        await page.Heading("The restaurant's book agrees").WaitForAsync();

        await page.GoAsync("Bookings");
        await Assertions.Expect(page.Page.Locator(".booking")).ToContainTextAsync("5 people");
        await page.Button("Cancel").ClickAsync();
        await page.Heading("This is the booking I would cancel").WaitForAsync();
        await page.CallAsync();
        (await page.WaitForResultAsync()).ShouldContain("cancelled", Case.Insensitive);
        (await page.Result.Locator(".proof").CountAsync()).ShouldBeGreaterThan(0, "the cancellation is proven by words");
        await page.Heading("The restaurant's book agrees").WaitForAsync();

        await page.GoAsync("Bookings");
        await page.Page.GetByText("There are no bookings yet.").WaitForAsync();
        await page.Page.GetByLabel("Show past and cancelled ones").CheckAsync();
        await Assertions.Expect(page.Page.Locator(".booking.cancelled")).ToHaveCountAsync(1);
        page.ShouldHaveNoErrors();
    }

    [SkippableFact]
    public async Task The_address_for_a_calendar_is_replaced()
    {
        await using var rehearsal = await WebRehearsal.StartAsync();
        await using var page = await browser.OpenAsync(rehearsal.Link);
        await page.Heading("Where would you like to eat?").WaitForAsync();
        await page.GoAsync("Bookings");
        await page.Button("Make an address").ClickAsync();
        var address = page.Page.GetByRole(AriaRole.Textbox, new() { Name = "In your calendar" });
        await address.WaitForAsync();
        var former = new Uri(await address.InputValueAsync());
        (await ReadAsync(rehearsal.Address, former)).ShouldBe(HttpStatusCode.OK);

        await page.Button("Replace the address").ClickAsync();
        await page.Page.GetByText("This is a new address.").WaitForAsync();

        (await ReadAsync(rehearsal.Address, former)).ShouldBe(HttpStatusCode.Unauthorized);
        (await ReadAsync(rehearsal.Address, new Uri(await address.InputValueAsync()))).ShouldBe(HttpStatusCode.OK);
        await page.ShouldBeAccessibleAsync("the address");
        page.ShouldHaveNoErrors();
    }

    // The address names the public host of the rehearsal, which does not exist.
    private static async Task<HttpStatusCode> ReadAsync(Uri server, Uri address)
    {
        using var calendar = new HttpClient();
        calendar.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/calendar"));
        using var answer = await calendar.GetAsync(new Uri(server, address.PathAndQuery));
        return answer.StatusCode;
    }
}
