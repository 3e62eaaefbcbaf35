using Concierge.EndToEndTests.Processes;
using Concierge.EndToEndTests.Recording;
using Concierge.Rehearsal.Speech;
using Xunit.Abstractions;

namespace Concierge.EndToEndTests.Scenarios;

/// <summary>The main job: a sentence in, a call between two voices, a booking out.</summary>
public sealed class AcceptedCallTests(AcceptedCall call, ITestOutputHelper output) : IClassFixture<AcceptedCall>
{
    private const string AgentVoice = "slt";
    private const int TelephoneRate = 8000;

    [SkippableFact]
    public void The_booking_is_the_one_asked_for_and_its_number_is_the_one_the_restaurant_gave()
    {
        RehearsedRequest.SkipWithoutSpeech();

        call.Run.ExitCode.ShouldBe(0);
        call.Run.Differences.ShouldBeEmpty();
        call.Run.Result.Text("outcome").ShouldBe("confirmed");
        call.Run.Result.GetProperty("party_size").GetInt32().ShouldBe(4);
        call.Run.Result.Text("time").ShouldBe("19:00");
        call.Run.Result.Text("date").ShouldBe(call.AskedOn.AddDays(1).ToString("O"));
        call.Run.Result.GetProperty("was_modified").GetBoolean().ShouldBeFalse();
        call.Run.Result.Text("confirmation_number").ShouldBe(BookedCode.Of("accepts", call.Run.Transcript));
    }

    [SkippableFact]
    public void The_number_and_the_agreement_name_turns_of_the_restaurant()
    {
        RehearsedRequest.SkipWithoutSpeech();

        foreach (var evidence in (string[])["confirmation_turn", "agreement_turn"])
        {
            var turn = call.Run.Result.GetProperty(evidence).GetInt32();
            call.Run.Transcript[turn - 1].Speaker.ShouldBe(PrintedTurn.Restaurant);
        }
    }

    [SkippableFact]
    public void The_transcript_has_both_sides_as_they_were_spoken()
    {
        RehearsedRequest.SkipWithoutSpeech();

        Transcripts.ShouldBeAConversation(call.Run.Transcript);
        var spoken = RestaurantSide.Of("accepts", call.Run.Transcript, out _).Select(SpokenText).ToList();
        foreach (var turn in call.Run.Transcript.Where(turn => turn.Speaker == PrintedTurn.Restaurant))
        {
            var overlap = spoken.Max(sentence => WordOverlap.Of(sentence, turn.Text));
            output.WriteLine($"{overlap:P0} of turn {turn.Number}: {turn.Text}");
            overlap.ShouldBeGreaterThanOrEqualTo(0.8, turn.Text);
        }
    }

    [SkippableFact]
    public void Each_step_is_shown_as_it_happens_and_in_order()
    {
        RehearsedRequest.SkipWithoutSpeech();

        var events = call.Run.Events;
        events.Select(happened => happened.Name).Where(name => name is "understood" or "call_started" or "answer").Distinct()
            .ShouldBe(["understood", "call_started", "answer"]);
        events.Where(happened => happened.Name == "call").Select(happened => happened.Data.Text("carrier_status")).OfType<string>()
            .Where(status => status != "queued").Take(3).ShouldBe(["initiated", "ringing", "in_progress"], "Twilio may say that it dials before it answers that it will");
        events.Count(happened => happened.Name == "call" && happened.Data.Text("type") == "turn").ShouldBe(call.Run.Transcript.Count);
        events.Last(happened => happened.Name != "rehearsal").Name.ShouldBe("answer");
    }

    [SkippableFact]
    public void The_recording_is_in_stereo_at_the_telephones_rate_with_a_voice_on_each_side()
    {
        RehearsedRequest.SkipWithoutSpeech();

        (call.Recording.SampleRate, call.Recording.Channels, call.Recording.BitsPerSample).ShouldBe((TelephoneRate, 2, 16));
        foreach (var side in (short[][])[call.Recording.Left, call.Recording.Right])
        {
            SecondsOfSpeech(side).ShouldBeGreaterThan(5);
        }
    }

    [SkippableFact]
    public void Nothing_of_the_agents_words_is_missing_from_the_recording()
    {
        RehearsedRequest.SkipWithoutSpeech();
        using var engine = new SpeechEngine(TemporaryHome.Cache);
        var voice = engine.CreateSynthesizer(AgentVoice);
        var line = Loudness.Of(call.Recording.Left);

        foreach (var turn in call.Run.Transcript.Where(turn => turn is { Speaker: PrintedTurn.Agent, Interrupted: false }))
        {
            var sentence = Loudness.Of(voice.Synthesize(turn.Text));
            var (step, likeness) = Loudness.Find(sentence, line);
            var loud = sentence.Max() / 10;
            var voiced = Enumerable.Range(0, sentence.Length).Where(i => sentence[i] > loud).ToList();
            var lost = voiced.Count(i => line[step + i] < sentence[i] / 4);
            output.WriteLine($"turn {turn.Number}: likeness {likeness:F4}, {lost} of {voiced.Count} voiced steps of {Loudness.MillisecondsPerStep} ms lost");

            // Twenty milliseconds, one frame of the telephone, are four steps: a frame that came late would show.
            likeness.ShouldBeGreaterThan(0.97f, turn.Text);
            lost.ShouldBeLessThan(4, turn.Text);
        }
    }

    [SkippableFact]
    public void The_two_voices_hardly_ever_speak_at_once()
    {
        RehearsedRequest.SkipWithoutSpeech();
        var (agent, restaurant) = (Loudness.Of(call.Recording.Left), Loudness.Of(call.Recording.Right));

        var either = agent.Zip(restaurant).Count(pair => pair.First > Loudness.Voiced || pair.Second > Loudness.Voiced);
        var both = agent.Zip(restaurant).Count(pair => pair.First > Loudness.Voiced && pair.Second > Loudness.Voiced);
        output.WriteLine($"{(double)both / either:P1} of the time that anybody speaks, both do");

        ((double)both / either).ShouldBeLessThan(0.04);
    }

    private static double SecondsOfSpeech(short[] side) =>
        Loudness.Of(side).Count(loudness => loudness > Loudness.Voiced) * Loudness.MillisecondsPerStep / 1000.0;

    private static string SpokenText(string sentence) => Concierge.Rehearsal.Language.Words.AsHeard(sentence);
}
