using System.Net.Http.Json;
using System.Text.Json;
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
        var before = (await ReadTurnsAsync(page)).SkipLast(1).ToList();

        var reconnecting = page.Page.GetByText("The connection is lost. Connecting again").WaitForAsync();
        cluster[0].Process.SendSignal(PosixSignal.Kill);
        await cluster[0].Process.WaitForExitAsync();
        await reconnecting;

        (await page.WaitForResultAsync()).ShouldContain("Booked: Luigi's, 4 people", Case.Insensitive, cluster.Log);
        var shown = await ReadTurnsAsync(page);
        shown.Take(before.Count).ShouldBe(before, "what was shown stays");
        var call = await cluster[1].Client.GetFromJsonAsync<JsonElement>($"/calls/{callId}");
        shown.ShouldBe(call.GetProperty("transcript").EnumerateArray().Select(turn => turn.GetProperty("text").GetString()!), "every turn of the call, once");
        var numbers = await page.Page.Locator(".turn .turn-number").AllInnerTextsAsync();
        numbers.ShouldBe(Enumerable.Range(1, numbers.Count).Select(number => $"turn {number}"));
        page.ShouldHaveNoErrors();
    }

    private static async Task<List<string>> ReadTurnsAsync(ConsolePage page) =>
        [.. await page.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.turn p')].map((words) => words.firstChild.data)")];

    public void Dispose() => _home.Dispose();
}
