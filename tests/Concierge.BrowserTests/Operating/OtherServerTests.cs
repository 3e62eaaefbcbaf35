using Concierge.BrowserTests.Browser;
using Concierge.BrowserTests.Restaurants;
using Concierge.EndToEndTests.Cluster;
using Concierge.EndToEndTests.Processes;
using Concierge.Tests;
using Concierge.Tests.Storage;
using Microsoft.Playwright;

namespace Concierge.BrowserTests.Operating;

/// <summary>Two servers of a cluster: the operator's page is at the one that does not have the call.</summary>
[Trait("Category", "Database")]
[Trait("Category", "Long")]
public sealed class OtherServerTests(PostgresTestServer postgres, ConsoleBrowser browser)
    : IClassFixture<PostgresTestServer>, IClassFixture<ConsoleBrowser>, IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public async Task The_operator_hears_the_call_and_takes_it_over_through_the_other_server()
    {
        int[] ports = [LoopbackPorts.FindFreePort(), LoopbackPorts.FindFreePort()];
        var microphone = new SpokenFile(_home.File("microphone.wav"));
        microphone.Write("Hello, this is the operator. I am sorry, we do not need the table any more.");
        await using var cluster = await ServerCluster.StartAsync(postgres, _home, ports, publicPort: ports[0]);
        var address = new Uri($"http://127.0.0.1:{ports[1]}/");
        await using var page = await browser.OpenAsync(address, new ConsolePageOptions { MicrophoneFile = microphone.Path });
        await page.Page.GetByLabel("API key").FillAsync(ConciergeServerProcess.ApiKey);
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Heading("Where would you like to eat?").WaitForAsync();
        var callId = await cluster[0].PlaceCallAsync(ConciergeServerProcess.CreateReservation());
        await page.Page.GotoAsync($"{address}#/calls/{callId}");
        await page.Page.Locator(".wave.restaurant[d^='M']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.Page.Locator(".turn.agent").First.WaitForAsync();

        await page.Button("Take over").ClickAsync();
        await page.Page.GetByText("You speak with the restaurant").WaitForAsync();
        var before = page.Sockets.CountLoudFrames(TakeoverTests.AgentSide);
        await Until.TrueAsync(
            () => page.Sockets.CountLoudFrames(TakeoverTests.AgentSide) > before + TakeoverTests.FramesOfASentence, "the operator's voice on the line");
        await page.Button("Hang up").ClickAsync();

        (await page.WaitForResultAsync()).ShouldContain("person took the call over", Case.Insensitive);
        page.ShouldHaveNoErrors();
    }

    public void Dispose() => _home.Dispose();
}
