using Concierge.BrowserTests.Browser;
using Concierge.BrowserTests.Rehearsing;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Concierge.BrowserTests;

/// <summary>
/// What the console weighs, and how long it takes until a press changes the page. The times are printed for docs/console.md; only the weight is a limit,
/// because a machine can be busy.
/// </summary>
[Trait("Category", "Long")]
public sealed class PageSpeedTests(ConsoleBrowser browser, ITestOutputHelper output) : IClassFixture<ConsoleBrowser>
{
    private const int Rounds = 5;
    private const int MaxKibibytes = 64;
    private const int MaxRequests = 8;
    private const int BytesPerKibibyte = 1024;

    [SkippableFact]
    public async Task First_visit_is_small()
    {
        await using var rehearsal = await WebRehearsal.StartAsync();
        await using var signedIn = await browser.OpenAsync(rehearsal.Link);
        await signedIn.Heading("Where would you like to eat?").WaitForAsync();
        var state = await signedIn.Page.Context.StorageStateAsync();
        List<double> first = [];
        List<double> second = [];
        var (bytes, requests) = (0.0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            // A new context has an empty cache.
            await using var context = await signedIn.Page.Context.Browser!.NewContextAsync(new BrowserNewContextOptions { StorageState = state });
            var page = await context.NewPageAsync();
            var network = await context.NewCDPSessionAsync(page);
            (bytes, requests) = (0, 0);
            network.Event("Network.loadingFinished").OnEvent += (_, message) =>
            {
                bytes += message!.Value.GetProperty("encodedDataLength").GetDouble();
                requests++;
            };
            await network.SendAsync("Network.enable");
            first.Add(await MeasureAsync(page, rehearsal.Address));
            await network.SendAsync("Network.disable");
            second.Add(await MeasureAsync(page, rehearsal.Address));
        }

        output.WriteLine($"first visit: {bytes / BytesPerKibibyte:0} KiB in {requests} requests");
        output.WriteLine($"until a press changes the page: {Describe(first)}; with the browser's cache: {Describe(second)}");
        bytes.ShouldBeInRange(1, MaxKibibytes * BytesPerKibibyte);
        requests.ShouldBeLessThanOrEqualTo(MaxRequests);
    }

    // The page is usable when a link of its menu leads to another page.
    private static async Task<double> MeasureAsync(IPage page, Uri address)
    {
        var startedAt = TimeProvider.System.GetTimestamp();
        await page.GotoAsync(address.AbsoluteUri, new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Bookings", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Bookings" }).First.WaitForAsync();
        return TimeProvider.System.GetElapsedTime(startedAt).TotalSeconds;
    }

    private static string Describe(List<double> seconds)
    {
        seconds.Sort();
        return $"{seconds[seconds.Count / 2]:0.00} s ({seconds[0]:0.00} to {seconds[^1]:0.00})";
    }
}
