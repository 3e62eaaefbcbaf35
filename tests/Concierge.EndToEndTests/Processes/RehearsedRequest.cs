using System.Globalization;
using System.Text.Json;
using Concierge.Cli.Tests;
using Concierge.Rehearsal.Speech;

namespace Concierge.EndToEndTests.Processes;

/// <summary>One complete run of <c>concierge rehearse --json</c>.</summary>
internal sealed record RehearsedRequest(int ExitCode, IReadOnlyList<PrintedEvent> Events)
{
    /// <summary>The highest useful speed: above it the clock mostly waits for the speech recognizer.</summary>
    public const double Speed = 8;

    public const int Seed = 1;

    public const string FixedTimeRequest = "Book a table at Luigi's for 4 tomorrow at 7pm";

    public JsonElement Answer => Events.Last(printed => printed.Name == "answer").Data;

    public JsonElement Result => Answer.GetProperty("result");

    /// <summary>The differences between the reported result and the booking in the restaurant's book, in words.</summary>
    public IReadOnlyList<string?> Differences =>
        [.. Events.Last(printed => printed.Name == "rehearsal").Data.GetProperty("differences").EnumerateArray().Select(difference => difference.GetString())];

    public IReadOnlyList<PrintedTurn> Transcript => PrintedTurn.ParseAll(Result.GetProperty("transcript"));

    public static IReadOnlyList<string> GetArguments(string scenario, string request, params string[] more) =>
    [
        "rehearse", "--json",
        "--speed", Speed.ToString(CultureInfo.InvariantCulture),
        "--seed", Seed.ToString(CultureInfo.InvariantCulture),
        "--scenario", scenario,
        .. more,
        request,
    ];

    /// <summary>Rehearses a request; skips the test where speech is not installed.</summary>
    public static async Task<RehearsedRequest> RunAsync(TemporaryHome home, string scenario, string request = FixedTimeRequest, params string[] more)
    {
        SkipWithoutSpeech();
        await using var process = ConciergeProcess.Start(home, GetArguments(scenario, request, more));

        // Without a guest at the terminal every question is declined at once.
        process.CloseInput();
        var exitCode = await process.WaitForExitAsync();
        process.Errors.ShouldBeEmpty();
        foreach (var line in process.Lines)
        {
            (await JsonLinesSchema.ValidateAsync(line)).ShouldBeEmpty(line);
        }

        return new RehearsedRequest(exitCode, [.. process.Lines.Select(PrintedEvent.Parse)]);
    }

    public static void SkipWithoutSpeech()
    {
        try
        {
            using var engine = new SpeechEngine(TemporaryHome.Cache);
            _ = engine.CreateSynthesizer("rms");
            using var recognizer = engine.CreateRecognizer("rms");
        }
        catch (SpeechUnavailableException exception)
        {
            Skip.If(condition: true, exception.Message);
        }
    }
}
