using Concierge.BrowserTests.Browser;
using Concierge.EndToEndTests.Cluster;
using Concierge.EndToEndTests.Processes;
using Concierge.Tests.Storage;

namespace Concierge.BrowserTests.Guests;

/// <summary>Two servers behind a balancer; the one that holds the call is killed in the middle of it.</summary>
[Trait("Category", "Database")]
[Trait("Category", "Long")]
public sealed class KilledServerTests(PostgresTestServer postgres, ConsoleBrowser browser)
    : IClassFixture<PostgresTestServer>, IClassFixture<ConsoleBrowser>, IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly int[] _ports = [LoopbackPorts.FindFreePort(), LoopbackPorts.FindFreePort()];

    [SkippableFact]
    public async Task The_page_continues_and_loses_no_turn()
    {
        await using var balancer = await LoadBalancer.StartAsync(_home, _ports);
        await using var cluster = await ServerCluster.StartAsync(postgres, _home, _ports, balancer.Port);
        var address = new Uri($"http://127.0.0.1:{balancer.Port}/");
        await using var page = await browser.OpenAsync(address);
        await page.Page.GetByLabel("API key").FillAsync(ConciergeServerProcess.ApiKey);
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Heading("Where would you like to eat?").WaitForAsync();
        var callId = await cluster[0].PlaceCallAsync(ConciergeServerProcess.CreateReservation());
        await page.Page.GotoAsync($"{address}#/calls/{callId}");
        await page.Turns.Nth(1).WaitForAsync();

        cluster[0].Process.SendSignal(PosixSignal.Kill);
        await cluster[0].Process.WaitForExitAsync();

        (await page.WaitForResultAsync()).ShouldContain("Booked: Luigi's, 4 people", Case.Insensitive, cluster.Log);
        var shown = await page.Page.Locator(".turn .turn-number").AllInnerTextsAsync();
        shown.ShouldBe(Enumerable.Range(1, shown.Count).Select(number => $"turn {number}"));
        page.ShouldHaveNoErrors();
    }

    public void Dispose() => _home.Dispose();
}
