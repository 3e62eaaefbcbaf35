using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Telephone;
using Concierge.Rehearsal.Tests.Speech;

namespace Concierge.Rehearsal.Tests.Restaurant;

[Collection(SpeechTestCollection.Name)]
[Trait("Category", "Speech")]
public sealed class RestaurantCallLegTests
{
    private const string LongTurn = "We are closed on Mondays and Tuesdays, the kitchen closes at ten on Sunday, and we hold the table for fifteen minutes, after that we have to give it away.";

    private readonly SpeechFixture _speech;

    public RestaurantCallLegTests(SpeechFixture speech)
    {
        _speech = speech;
    }

    [SkippableFact]
    public async Task The_restaurant_greets_after_its_pause()
    {
        _speech.SkipUnlessAvailable();
        using var call = new RestaurantCallDriver(
            _speech.Engine, new ScriptedDialogue { Greeting = new CalleeTurn("Luigi's, good evening, how can I help you?") });
        await call.WaitUntilAsync(() => call.SpokenTurns.Count > 0);
        call.FindFirstSound().ShouldBeInRange(30, 50);
        call.SpokenTurns[0].At.ShouldBe(TimeSpan.FromSeconds(0.6));
        call.SpokenTurns[0].Whole.ShouldBeTrue();
        using var recognizer = _speech.Engine.CreateRecognizer("rms");
        TelephoneLine.Hear(recognizer, call.CalleeAudio.ToArray()).ShouldBe("luigi's good evening how can i help you");
        call.Leg.HasHungUp.ShouldBeFalse();
    }

    [SkippableFact]
    public async Task The_restaurant_answers_after_a_random_reaction_time()
    {
        _speech.SkipUnlessAvailable();
        var dialogue = new ScriptedDialogue { Reply = _ => new CalleeTurn("What name is it under?") };
        var pauses = new List<int>();
        for (var seed = 0; seed < 5; seed++)
        {
            using var call = new RestaurantCallDriver(_speech.Engine, dialogue, new RestaurantVoiceOptions { Seed = seed });
            await call.WaitAsync(1);
            await call.PlayAsync(Caller("A table for four people please, this Friday at seven."));
            var endFrame = call.Frames;
            await call.WaitUntilAsync(() => call.SpokenTurns.Count > 0);
            pauses.Add((int)(call.SpokenTurns[0].At.TotalSeconds * RestaurantCallDriver.FramesPerSecond) - endFrame);
            call.RecognizedUtterances.Count.ShouldBe(1);
            call.SpokenTurns.Select(turn => turn.Text).ShouldBe(["What name is it under?"]);
        }

        dialogue.Utterances.Count.ShouldBe(5);
        dialogue.Utterances.ShouldAllBe(words => words.EndsWith("for four people please this friday at seven"));
        // 600 ms of silence end the utterance. The silence may begin shortly before the audio ends. The reaction takes 200 to 500 ms.
        pauses.ShouldAllBe(frames => frames >= 30 && frames <= 57);
        pauses.Distinct().Count().ShouldBeGreaterThan(1);
    }

    [SkippableFact]
    public async Task The_same_seed_gives_the_same_call()
    {
        _speech.SkipUnlessAvailable();
        async Task<(string Said, string Heard, int FirstSound)> CallAsync()
        {
            using var call = new RestaurantCallDriver(
                _speech.Engine, new ScriptedDialogue { Greeting = new CalleeTurn("Hello."), Reply = _ => new CalleeTurn("For how many people?") });
            await call.WaitAsync(3);
            await call.PlayAsync(Caller("I'd like to book a table."));
            await call.WaitAsync(4);
            call.SpokenTurns.Count.ShouldBe(2);
            return (string.Join('\n', call.SpokenTurns), string.Join('\n', call.RecognizedUtterances), call.FindFirstSound());
        }

        (await CallAsync()).ShouldBe(await CallAsync());
    }

    [SkippableFact]
    public async Task Utterances_with_short_pauses_are_joined()
    {
        _speech.SkipUnlessAvailable();
        var dialogue = new ScriptedDialogue { Reply = _ => new CalleeTurn("Okay.") };
        using var call = new RestaurantCallDriver(_speech.Engine, dialogue);
        await call.WaitAsync(1);
        await call.PlayAsync([.. Caller("The name is Garcia."), .. new short[8000 * 45 / 100], .. Caller("My number is five five five zero one four two.")]);
        await call.WaitUntilAsync(() => call.SpokenTurns.Count > 0);

        // The end of the number is not checked, because digits may be misrecognized. RecognitionTests measure that.
        dialogue.Utterances.ShouldHaveSingleItem().ShouldStartWith("the name is garcia my number is five five five");
        call.RecognizedUtterances.Count.ShouldBe(2);
    }

    [SkippableFact]
    public async Task The_restaurant_stops_when_interrupted_and_recognizes_the_interruption()
    {
        _speech.SkipUnlessAvailable();
        var dialogue = new ScriptedDialogue { Greeting = new CalleeTurn(LongTurn) };
        using var call = new RestaurantCallDriver(_speech.Engine, dialogue);
        await call.WaitAsync(2);
        var startFrame = call.Frames;
        await call.PlayAsync(Caller("Hi, I'm calling to book a table for four people at seven."));
        call.SpokenTurns.ShouldBe([(LongTurn, TimeSpan.FromSeconds(0.6), false)]);
        call.FindFirstSound(startFrame + 60).ShouldBe(-1);
        call.FindFirstSound(startFrame + 25).ShouldBeGreaterThan(0);
        await call.WaitAsync(2);
        dialogue.Utterances.ShouldHaveSingleItem().ShouldEndWith("to book a table for four people at seven");
    }

    [SkippableFact]
    public async Task A_short_word_does_not_interrupt_the_restaurant()
    {
        _speech.SkipUnlessAvailable();
        var dialogue = new ScriptedDialogue { Greeting = new CalleeTurn(LongTurn) };
        using var call = new RestaurantCallDriver(_speech.Engine, dialogue);
        await call.WaitAsync(2);
        await call.PlayAsync(Caller("Yes."));
        await call.WaitUntilAsync(() => call.SpokenTurns.Count > 0);
        call.SpokenTurns[0].Whole.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task The_restaurant_hangs_up_after_its_last_word()
    {
        _speech.SkipUnlessAvailable();
        using var call = new RestaurantCallDriver(
            _speech.Engine, new ScriptedDialogue { Greeting = new CalleeTurn("This is the wrong number. Goodbye.", HangUpAfter: true) });
        await call.WaitUntilAsync(() => call.Leg.HasHungUp);
        call.SpokenTurns.ShouldHaveSingleItem().Whole.ShouldBeTrue();
        var silentSamples = call.CalleeAudio.Count - call.CalleeAudio.FindLastIndex(sample => Math.Abs((int)sample) > 300);
        silentSamples.ShouldBeInRange(8000 / 5, 8000);
    }

    [SkippableFact]
    public async Task The_connection_drops_during_a_sentence()
    {
        _speech.SkipUnlessAvailable();
        using var call = new RestaurantCallDriver(_speech.Engine, new ScriptedDialogue { Greeting = new CalleeTurn(LongTurn, DropsMidway: true) });
        await call.WaitUntilAsync(() => call.Leg.HasHungUp);
        call.SpokenTurns.ShouldHaveSingleItem().Whole.ShouldBeFalse();
        call.Frames.ShouldBeInRange(3 * 50, 6 * 50);
    }

    [SkippableFact]
    public async Task A_machine_plays_its_tone_and_cannot_be_interrupted()
    {
        _speech.SkipUnlessAvailable();
        using var call = new RestaurantCallDriver(
            _speech.Engine, new ScriptedDialogue { Greeting = new CalleeTurn("Please leave a message after the tone.", BeepAfter: true) });
        await call.WaitAsync(1);
        await call.PlayAsync(Caller("Hello, I'm calling to book a table for four people this Friday at seven."));
        await call.WaitAsync(1);
        call.SpokenTurns.ShouldHaveSingleItem().Whole.ShouldBeTrue();
        var tone = Enumerable.Range(0, call.Frames).Where(frame => IsTone(call.CalleeAudio.GetRange(frame * 160, 160))).ToList();
        tone.Count.ShouldBeInRange(19, 21);
        (tone[^1] - tone[0]).ShouldBe(tone.Count - 1);
        call.Leg.HasHungUp.ShouldBeFalse();
    }

    [SkippableFact]
    public async Task Silence_is_reported_to_the_dialogue_once_a_second()
    {
        _speech.SkipUnlessAvailable();
        var silences = new List<double>();
        var dialogue = new ScriptedDialogue
        {
            Greeting = new CalleeTurn("Hello."),
            SilenceReply = quiet =>
            {
                silences.Add(quiet.TotalSeconds);
                return quiet.TotalSeconds >= 3 ? new CalleeTurn("Goodbye.", HangUpAfter: true) : null;
            },
        };
        using var call = new RestaurantCallDriver(_speech.Engine, dialogue);
        await call.WaitUntilAsync(() => call.Leg.HasHungUp);
        silences.ShouldBe([1, 2, 3]);
        call.SpokenTurns.Select(turn => turn.Text).ShouldBe(["Hello.", "Goodbye."]);
    }

    [SkippableFact]
    public async Task The_line_is_silent_during_background_work_and_Exchange_does_not_block()
    {
        _speech.SkipUnlessAvailable();
        using var dialogueMayContinue = new ManualResetEventSlim();
        var dialogue = new ScriptedDialogue
        {
            SilenceReply = _ =>
            {
                dialogueMayContinue.Wait();
                return new CalleeTurn("Still there?");
            },
        };
        using var call = new RestaurantCallDriver(_speech.Engine, dialogue);
        await call.WaitAsync(0.8);
        for (var i = 0; i < 500; i++)
        {
            call.Exchange();
        }

        call.FindFirstSound().ShouldBe(-1);
        dialogueMayContinue.Set();
        await call.WaitUntilAsync(() => call.SpokenTurns.Count > 0);
    }

    [SkippableFact]
    public async Task The_restaurant_hangs_up_after_a_failure()
    {
        _speech.SkipUnlessAvailable();
        using var call = new RestaurantCallDriver(
            _speech.Engine, new ScriptedDialogue { SilenceReply = _ => throw new InvalidOperationException("lost the book") });
        await call.WaitUntilAsync(() => call.Leg.HasHungUp);
    }

    [SkippableFact]
    public async Task A_turn_is_incomplete_when_the_caller_hangs_up_during_it()
    {
        _speech.SkipUnlessAvailable();
        var call = new RestaurantCallDriver(_speech.Engine, new ScriptedDialogue { Greeting = new CalleeTurn(LongTurn) });
        await call.WaitAsync(2);
        call.Dispose();
        call.SpokenTurns.ShouldHaveSingleItem().Whole.ShouldBeFalse();
        call.Leg.Dispose();
    }

    [SkippableFact]
    public void A_busy_restaurant_does_not_answer()
    {
        var callee = new RestaurantCallee(_speech.Engine, () => new ScriptedDialogue { Ring = new RingResult(RingOutcome.Busy, TimeSpan.Zero) });
        callee.Ring(TestCalls.Create()).Outcome.ShouldBe(RingOutcome.Busy);
    }

    private short[] Caller(string text) => _speech.Engine.CreateSynthesizer("slt").Synthesize(text);

    private static bool IsTone(List<short> frame)
    {
        double real = 0, imaginary = 0, energy = 0;
        for (var i = 0; i < frame.Count; i++)
        {
            real += frame[i] * Math.Cos(2 * Math.PI * 1000 * i / 8000);
            imaginary += frame[i] * Math.Sin(2 * Math.PI * 1000 * i / 8000);
            energy += (double)frame[i] * frame[i];
        }

        return energy > 1e6 && ((real * real) + (imaginary * imaginary)) / frame.Count * 2 > energy * 0.95;
    }
}
