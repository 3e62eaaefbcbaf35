using Concierge.BrowserTests.Browser;
using Concierge.BrowserTests.Rehearsing;
using Concierge.EndToEndTests.Processes;
using Concierge.Tests;
using Microsoft.Playwright;

namespace Concierge.BrowserTests.Restaurants;

/// <summary>
/// The browser's own speech recognition helps to understand a person, who has agreed before. Debian's Chromium has none: a script takes its place.
/// </summary>
[Trait("Category", "Long")]
public sealed class SpeechRecognitionTests(ConsoleBrowser browser) : IClassFixture<ConsoleBrowser>, IDisposable
{
    private const string Greeting = "Luigi's, good evening, how can I help you?";

    private const string Recognition =
        """
        window.recognitions = [];
        window.SpeechRecognition = class extends EventTarget {
          isStarted = false;
          constructor() {
            super();
            window.recognitions.push(this);
          }
          start() {
            this.isStarted = true;
          }
          stop() {
            this.isStarted = false;
          }
        };
        """;

    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public async Task Nothing_is_recognized_or_sent_before_the_person_agrees()
    {
        RehearsedRequest.SkipWithoutSpeech();
        var microphone = new SpokenFile(_home.File("microphone.wav"));
        microphone.Write(Greeting);
        await using var rehearsal = await WebRehearsal.StartAsync();
        await using var page = await browser.OpenAsync(
            rehearsal.Link, new ConsolePageOptions { MicrophoneFile = microphone.Path, InitScript = Recognition });
        await RestaurantByTextTests.AnswerNextCallAsync(page);
        await page.Telephone.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();
        await page.Button("Use the microphone").ClickAsync();
        await page.Button("Use the browser's speech recognition").ClickAsync();
        await page.Telephone.GetByText("may send your voice to its maker").WaitForAsync();
        await page.ShouldBeAccessibleAsync("the question about the recognition");
        await page.Button("No").ClickAsync();
        (await page.Page.EvaluateAsync<int>("() => window.recognitions.length")).ShouldBe(0);
        page.Sockets.Sent.ShouldNotContain(message => message.Contains("recogni", StringComparison.Ordinal));

        await page.Button("Use the browser's speech recognition").ClickAsync();
        await page.Button("Use it").ClickAsync();
        await page.Telephone.GetByText("The browser's recognition helps to understand you.").WaitForAsync();
        (await page.Page.EvaluateAsync<bool>("() => window.recognitions.length === 1 && window.recognitions[0].isStarted")).ShouldBeTrue();
        await page.Page.EvaluateAsync(
            """
            (words) => window.recognitions[0].onresult({ resultIndex: 0, results: [Object.assign([{ transcript: words }], { isFinal: true })] })
            """,
            Greeting);
        await Until.TrueAsync(
            () => page.Sockets.Sent.Any(message => message.Contains("\"recognized\"", StringComparison.Ordinal)
                && message.Contains("how can I help you", StringComparison.Ordinal)),
            "the recognized words");

        // What the browser refuses is told, and the state ends.
        await page.Page.EvaluateAsync("() => window.recognitions[0].onerror({ error: 'network' })");
        await page.Telephone.GetByText("does not reach its maker").WaitForAsync();
        (await page.Page.EvaluateAsync<bool>("() => window.recognitions[0].isStarted")).ShouldBeFalse();
        await page.Button("Use the browser's speech recognition").ClickAsync();
        await page.Button("Use it").ClickAsync();
        await page.Telephone.GetByText("The browser's recognition helps to understand you.").WaitForAsync();

        await page.Button("Switch the microphone off").ClickAsync();
        (await page.Page.EvaluateAsync<bool>("() => window.recognitions[1].isStarted")).ShouldBeFalse();
        await page.Telephone.GetByRole(AriaRole.Button, new() { Name = "Hang up" }).ClickAsync();
        page.ShouldHaveNoErrors();
    }

    public void Dispose() => _home.Dispose();
}
