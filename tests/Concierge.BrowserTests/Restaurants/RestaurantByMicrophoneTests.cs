using Concierge.BrowserTests.Browser;
using Concierge.BrowserTests.Rehearsing;
using Concierge.EndToEndTests.Processes;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Concierge.BrowserTests.Restaurants;

/// <summary>A person answers the call in the browser with the microphone, which plays synthesized speech.</summary>
[Trait("Category", "Long")]
public sealed class RestaurantByMicrophoneTests(ConsoleBrowser browser, ITestOutputHelper output) : IClassFixture<ConsoleBrowser>, IDisposable
{
    private static readonly string[] Sentences =
    [
        "Luigi's, good evening, how can I help you?",
        "Great, you're all set. Your confirmation code is L as in lima, Z as in zulu, three, seven, two.",
        "Yes, that's right. We'll see you tomorrow at seven o'clock.",
    ];

    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public async Task A_person_takes_the_booking_by_microphone()
    {
        RehearsedRequest.SkipWithoutSpeech();
        var microphone = new SpokenFile(_home.File("microphone.wav"));
        microphone.Write(Sentences[0]);
        await using var rehearsal = await WebRehearsal.StartAsync();
        await using var page = await browser.OpenAsync(rehearsal.Link, new ConsolePageOptions { MicrophoneFile = microphone.Path });
        await RestaurantByTextTests.AnswerNextCallAsync(page);
        await page.Telephone.GetByRole(AriaRole.Button, new() { Name = "Answer" }).ClickAsync();

        for (var turn = 0; turn < Sentences.Length; turn++)
        {
            microphone.Write(Sentences[turn]);
            await page.Button("Use the microphone").ClickAsync();
            await page.ListenAsync(turn + 1);

            // After the last sentence the agent hangs up, and the microphone is off.
            if (turn < Sentences.Length - 1)
            {
                await page.Button("Switch the microphone off").ClickAsync();
            }
        }

        var result = await page.WaitForResultAsync();
        output.WriteLine(result);
        result.ShouldContain("Booked: Luigi's, 4 people");
        result.ShouldContain("LZ372");
        page.ShouldHaveNoErrors();
    }

    public void Dispose() => _home.Dispose();
}
