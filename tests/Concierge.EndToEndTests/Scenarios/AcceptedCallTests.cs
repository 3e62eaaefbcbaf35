using Concierge.Cli.Tests;
using Concierge.EndToEndTests.Processes;
using Concierge.EndToEndTests.Recording;
using Concierge.Rehearsal.Speech;
using Xunit.Abstractions;

namespace Concierge.EndToEndTests.Scenarios;

/// <summary>The main use case: a request in one sentence, a call between two voices, a booking.</summary>
public sealed class AcceptedCallTests(AcceptedCallFixture call, ITestOutputHelper output) : IClassFixture<AcceptedCallFixture>
{
    private const string AgentVoice = "slt";
    private const int TelephoneRate = 8000;

    [SkippableFact]
    public void Result_IsTheRequestedBookingWithTheRestaurantsNumber()
    {
        RehearsedRequest.SkipWithoutSpeech();

        call.Run.ExitCode.ShouldBe(0);
        call.Run.Differences.ShouldBeEmpty();
        call.Run.Result.GetText("outcome").ShouldBe("confirmed");
        call.Run.Result.GetProperty("party_size").GetInt32().ShouldBe(4);
        call.Run.Result.GetText("time").ShouldBe("19:00");
        call.Run.Result.GetText("date").ShouldBe(call.AskedOn.AddDays(1).ToString("O"));
        call.Run.Result.GetProperty("was_modified").GetBoolean().ShouldBeFalse();
        call.Run.Result.GetText("confirmation_number").ShouldBe(BookedCode.Get("accepts", call.Run.Transcript));
    }

    [SkippableFact]
    public async Task EveryLine_SatisfiesThePublishedSchema()
    {
        RehearsedRequest.SkipWithoutSpeech();

        foreach (var printed in call.Run.Events)
        {
            (await JsonLinesSchema.ValidateAsync($$"""{"event":"{{printed.Name}}","data":{{printed.Data.GetRawText()}}}""")).ShouldBeEmpty();
        }

        var started = call.Run.Events.Single(printed => printed.Name == "rehearsal_started").Data;
        started.GetProperty("seed").GetInt32().ShouldBe(RehearsedRequest.Seed);
        call.Run.Result.GetText("carrier_status").ShouldBe("completed");
        call.Run.Result.GetRawText().ShouldNotContain("\\u0027");
    }

    [SkippableFact]
    public void Evidence_NamesTurnsOfTheRestaurant()
    {
        RehearsedRequest.SkipWithoutSpeech();

        foreach (var evidence in (string[])["confirmation_turn", "agreement_turn"])
        {
            var turn = call.Run.Result.GetProperty(evidence).GetInt32();
            call.Run.Transcript[turn - 1].Speaker.ShouldBe(PrintedTurn.Restaurant);
        }
    }

    [SkippableFact]
    public void Transcript_HasBothSidesAsSpoken()
    {
        RehearsedRequest.SkipWithoutSpeech();

        TranscriptAssertions.ShouldBeAConversation(call.Run.Transcript);

        // Where the agent is late, as on a busy machine, the restaurant asks whether it is still there, or ends the call.
        var spoken = RestaurantSide.Replay("accepts", call.Run.Transcript, out _)
            .Concat(["Hello? Are you still there?", "Goodbye."])
            .Select(SpokenText)
            .ToList();
        foreach (var turn in call.Run.Transcript.Where(turn => turn.Speaker == PrintedTurn.Restaurant))
        {
            var overlap = spoken.Max(sentence => WordOverlap.Compute(sentence, turn.Text));
            output.WriteLine($"{overlap:P0} of turn {turn.Number}: {turn.Text}");
            overlap.ShouldBeGreaterThanOrEqualTo(0.8, turn.Text);
        }
    }

    [SkippableFact]
    public void Events_AreCompleteAndInOrder()
    {
        RehearsedRequest.SkipWithoutSpeech();

        var events = call.Run.Events;
        events.Select(printed => printed.Name).Where(name => name is "understood" or "call_started" or "answer").Distinct()
            .ShouldBe(["understood", "call_started", "answer"]);
        events.Where(printed => printed.Name == "call").Select(printed => printed.Data.GetText("carrier_status")).OfType<string>()
            .Where(status => status != "queued").Take(3)
            .ShouldBe(["initiated", "ringing", "in_progress"], "Twilio may report that it dials before it answers the request");
        events.Count(printed => printed.Name == "call" && printed.Data.GetText("type") == "turn").ShouldBe(call.Run.Transcript.Count);
        events.Last(printed => printed.Name != "rehearsal").Name.ShouldBe("answer");
    }

    [SkippableFact]
    public void Recording_IsStereoAt8kHzWithAVoiceOnEachSide()
    {
        RehearsedRequest.SkipWithoutSpeech();

        (call.Recording.SampleRate, call.Recording.Channels, call.Recording.BitsPerSample).ShouldBe((TelephoneRate, 2, 16));
        foreach (var side in (short[][])[call.Recording.Left, call.Recording.Right])
        {
            SecondsOfSpeech(side).ShouldBeGreaterThan(5);
        }
    }

    [SkippableFact]
    public void Recording_HasEveryWordOfTheAgent()
    {
        RehearsedRequest.SkipWithoutSpeech();
        using var engine = new SpeechEngine(TemporaryHome.Cache);
        var voice = engine.CreateSynthesizer(AgentVoice);
        var line = Loudness.Measure(call.Recording.Left);

        foreach (var turn in call.Run.Transcript.Where(turn => turn is { Speaker: PrintedTurn.Agent, Interrupted: false }))
        {
            var sentence = Loudness.Measure(voice.Synthesize(turn.Text));
            var (step, correlation) = Loudness.Find(sentence, line);
            var loud = sentence.Max() / 10;
            var voiced = Enumerable.Range(0, sentence.Length).Where(i => sentence[i] > loud).ToList();
            var lost = voiced.Count(i => line[step + i] < sentence[i] / 4);
            output.WriteLine(
                $"turn {turn.Number}: correlation {correlation:F4}, {lost} of {voiced.Count} voiced steps of {Loudness.MillisecondsPerStep} ms lost");

            // A frame of 20 ms is four steps: a frame that arrives late is visible.
            correlation.ShouldBeGreaterThan(0.97f, turn.Text);
            lost.ShouldBeLessThan(4, turn.Text);
        }
    }

    [SkippableFact]
    public void Recording_HasHardlyAnyOverlapOfBothVoices()
    {
        RehearsedRequest.SkipWithoutSpeech();
        var (agent, restaurant) = (Loudness.Measure(call.Recording.Left), Loudness.Measure(call.Recording.Right));

        var either = agent.Zip(restaurant).Count(pair => pair.First > Loudness.Voiced || pair.Second > Loudness.Voiced);
        var both = agent.Zip(restaurant).Count(pair => pair.First > Loudness.Voiced && pair.Second > Loudness.Voiced);
        output.WriteLine($"{(double)both / either:P1} of the time with speech has both voices");

        ((double)both / either).ShouldBeLessThan(0.04);
    }

    private static double SecondsOfSpeech(short[] side) =>
        Loudness.Measure(side).Count(loudness => loudness > Loudness.Voiced) * Loudness.MillisecondsPerStep / 1000.0;

    private static string SpokenText(string sentence) => Concierge.Rehearsal.Language.RecognizedWords.ToRecognizedForm(sentence);
}
