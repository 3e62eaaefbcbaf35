using Concierge.BrowserTests.Browser;
using Concierge.BrowserTests.Rehearsing;
using Concierge.BrowserTests.Restaurants;
using Concierge.EndToEndTests.Processes;
using Concierge.Tests;

namespace Concierge.BrowserTests.Operating;

/// <summary>The operator takes a call over and speaks with the restaurant.</summary>
[Trait("Category", "Long")]
public sealed class TakeoverTests(ConsoleBrowser browser) : IClassFixture<ConsoleBrowser>, IDisposable
{
    /// <summary>Who speaks, in the frames of a call.</summary>
    internal const byte AgentSide = 2;

    /// <summary>More than what may be on its way when the agent falls silent.</summary>
    internal const int FramesOfASentence = 40;

    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public async Task The_operator_speaks_in_the_agents_place_and_hangs_up()
    {
        RehearsedRequest.SkipWithoutSpeech();
        var microphone = new SpokenFile(_home.File("microphone.wav"));
        microphone.Write("Hello, this is the operator. I am sorry, we do not need the table any more.");
        await using var rehearsal = await WebRehearsal.StartAsync();
        await using var page = await browser.OpenAsync(rehearsal.Link, new ConsolePageOptions { MicrophoneFile = microphone.Path });
        await page.Heading("Where would you like to eat?").WaitForAsync();
        await page.AskAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        await page.CallAsync();
        await page.Page.Locator(".turn.agent").First.WaitForAsync();

        await page.Button("Take over").ClickAsync();
        await page.Page.GetByText("You speak with the restaurant").WaitForAsync();

        // The agent is silent for good: what is heard on its side from now on is the operator, as it goes into the line.
        var before = page.Sockets.CountLoudFrames(AgentSide);
        await page.ShouldBeAccessibleAsync("a call that was taken over");
        await Until.TrueAsync(() => page.Sockets.CountLoudFrames(AgentSide) > before + FramesOfASentence, "the operator's voice on the line");
        await page.Button("Hang up").ClickAsync();

        var result = await page.WaitForResultAsync();
        result.ShouldContain("person took the call over", Case.Insensitive);
        result.ShouldNotContain("Booked:");
        page.ShouldHaveNoErrors();
    }

    public void Dispose() => _home.Dispose();
}
