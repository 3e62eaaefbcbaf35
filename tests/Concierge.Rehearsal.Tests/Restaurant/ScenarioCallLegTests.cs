using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;
using Concierge.Rehearsal.Tests.Speech;

namespace Concierge.Rehearsal.Tests.Restaurant;

/// <summary>The callee's call leg with interruptions, hold music, keys, tones and line effects.</summary>
[Collection(SpeechTestCollection.Name)]
[Trait("Category", "Speech")]
public sealed class ScenarioCallLegTests(SpeechFixture speech)
{
    private const string LongUtterance = "Hello, this is an automated assistant calling for John Smith. I'd like to book a table for four people on Monday, at seven o'clock.";

    [SkippableFact]
    public async Task The_restaurant_interrupts_the_caller_and_cannot_be_interrupted()
    {
        speech.SkipUnlessAvailable();
        ScriptedDialogue dialogue = new() { InterruptionDelay = TimeSpan.FromSeconds(1), OnInterrupt = () => new CalleeTurn("Sorry, how many people is that for?") { StartsImmediately = true } };
        using RestaurantCallDriver call = new(speech.Engine, dialogue);
        await call.WaitAsync(1);
        int startFrame = call.Frames;
        short[] caller = Caller(LongUtterance);
        await call.PlayAsync(caller);
        int endFrame = call.Frames;
        await call.WaitAsync(3);

        call.FindFirstSound(startFrame).ShouldBeInRange(startFrame + 40, startFrame + 90);
        call.SpokenTurns.ShouldHaveSingleItem().Whole.ShouldBeTrue();
        call.SpokenTurns[0].At.TotalSeconds.ShouldBeLessThan(endFrame / 50.0);
    }

    [SkippableFact]
    public async Task The_restaurant_overhears_without_answering_during_an_uninterruptible_turn()
    {
        speech.SkipUnlessAvailable();
        ScriptedDialogue dialogue = new()
        {
            Greeting = new CalleeTurn("Good evening, thank you for calling, this is the front desk, how may I help you?") { IgnoresInterruption = true },
            Reply = _ => new CalleeTurn("Okay."),
        };
        using RestaurantCallDriver call = new(speech.Engine, dialogue);
        await call.WaitAsync(1);
        await call.PlayAsync(Caller("A table for four people."));
        await call.WaitAsync(6);

        call.SpokenTurns.ShouldHaveSingleItem().Whole.ShouldBeTrue();
        dialogue.Overheard.ShouldHaveSingleItem().ShouldContain("for four people");
        dialogue.Utterances.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task Hold_music_follows_the_words_and_cannot_be_interrupted()
    {
        speech.SkipUnlessAvailable();
        ScriptedDialogue dialogue = new()
        {
            Greeting = new CalleeTurn("One moment please.") { MusicAfter = TimeSpan.FromSeconds(6) },
            SilenceReply = _ => new CalleeTurn("Thank you for holding."),
        };
        using RestaurantCallDriver call = new(speech.Engine, dialogue);
        await call.WaitAsync(3.5);
        await call.PlayAsync(Caller("Hello? Are you still there?"));
        await call.WaitUntilAsync(() => call.SpokenTurns.Count == 2);

        call.SpokenTurns.Select(turn => turn.Text).ShouldBe(["One moment please.", "Thank you for holding."]);
        (call.SpokenTurns[1].At - call.SpokenTurns[0].At).TotalSeconds.ShouldBeInRange(7.5, 10);
        LoudShare(call.CalleeAudio, 3, 7).ShouldBeGreaterThan(0.7);
        dialogue.Utterances.ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task A_key_ends_the_menu_prompt_at_once()
    {
        speech.SkipUnlessAvailable();
        ICalleeDialogue menu = ScenarioCatalog.Load("menu").CreateCallee("Luigi's", 1);
        using RestaurantCallDriver call = new(speech.Engine, menu);
        await call.WaitAsync(2);
        await call.PlayAsync(Caller("I'd like to book a table for four people."));
        call.SpokenTurns.ShouldBeEmpty();
        call.Leg.OnKeyPressed('2');
        await call.WaitUntilAsync(() => call.SpokenTurns.Count == 3);

        call.SpokenTurns.Select(turn => (turn.Text[..10], turn.Whole)).ShouldBe([("Thank you ", false), ("One moment", true), ("Luigi's, g", true)]);
        (call.SpokenTurns[2].At - call.SpokenTurns[1].At).TotalSeconds.ShouldBeInRange(6, 10);
    }

    [SkippableFact]
    public async Task A_code_in_two_parts_has_a_second_of_silence_between_them()
    {
        speech.SkipUnlessAvailable();
        using RestaurantCallDriver call = new(
            speech.Engine, new ScriptedDialogue { Greeting = new CalleeTurn("Your code is bravo, kilo ... four, seven, two.") });
        await call.WaitUntilAsync(() => call.SpokenTurns.Count > 0);

        LongestSilence(call.CalleeAudio, from: call.FindFirstSound(), to: LastSound(call.CalleeAudio)).ShouldBeInRange(50, 75);
        call.SpokenTurns.ShouldHaveSingleItem().Whole.ShouldBeTrue();
    }

    [SkippableFact]
    public async Task An_answering_machine_records_only_after_the_tone()
    {
        speech.SkipUnlessAvailable();
        ICalleeDialogue machine = ScenarioCatalog.Load("voicemail-beep").CreateCallee("Luigi's", 1);
        using RestaurantCallDriver call = new(speech.Engine, machine);
        await call.WaitAsync(3);
        await call.PlayAsync(Caller("Is there anything else near that time?"));
        await call.WaitUntilAsync(() => call.SpokenTurns.Count > 0);
        await call.WaitAsync(1);
        await call.PlayAsync(Caller("Hello, this is an automated assistant calling for John Smith."));
        await call.WaitAsync(2);

        machine.RecordedMessage.ShouldNotBeNull();
        machine.RecordedMessage.ShouldContain("automated assistant calling for");
        machine.RecordedMessage.ShouldNotContain("near that time");
    }

    [SkippableTheory]
    [InlineData("voicemail-beep", "machine_end_beep")]
    [InlineData("voicemail", "machine_end_beep")]
    [InlineData("screens-calls", "machine_end_silence")]
    public async Task The_end_of_a_machines_greeting_is_detected_by_its_tone_or_silence(string scenario, string expected)
    {
        speech.SkipUnlessAvailable();
        using RestaurantCallDriver call = new(speech.Engine, ScenarioCatalog.Load(scenario).CreateCallee("Luigi's", 1));
        await call.WaitUntilAsync(() => call.SpokenTurns.Count > 0);
        await call.WaitAsync(1.3);

        GreetingDetector listener = new(TimeSpan.FromSeconds(1.2));
        int frames = 0;
        foreach (short[] pcm in call.CalleeAudio.Chunk(160).TakeWhile(_ => !listener.Ended.IsCompleted))
        {
            byte[] frame = new byte[160];
            MuLaw.Encode(pcm, frame);
            listener.ProcessFrame(frame);
            frames++;
        }

        (await listener.Ended).ShouldBe(expected);
        (frames - LastSound(call.CalleeAudio)).ShouldBeInRange(1, expected == "machine_end_beep" ? 2 : 75);
    }

    [SkippableFact]
    public async Task Hold_music_is_not_detected_as_a_machines_tone()
    {
        speech.SkipUnlessAvailable();
        using RestaurantCallDriver call = new(
            speech.Engine, new ScriptedDialogue { Greeting = new CalleeTurn("One moment please.") { MusicAfter = TimeSpan.FromSeconds(8) } });
        await call.WaitUntilAsync(() => call.SpokenTurns.Count > 0);

        ToneDetector tones = new();
        foreach (short[] pcm in call.CalleeAudio.Chunk(160))
        {
            byte[] frame = new byte[160];
            MuLaw.Encode(pcm, frame);
            tones.ProcessFrame(frame).ShouldBeFalse();
        }
    }

    [SkippableFact]
    public async Task Handset_noise_occurs_only_when_the_call_is_answered()
    {
        speech.SkipUnlessAvailable();
        using RestaurantCallDriver call = new(speech.Engine, new ScriptedDialogue { LineEffects = new LineEffects { HandsetNoise = true } });
        await call.WaitAsync(2);

        call.FindFirstSound().ShouldBe(0);
        LastSound(call.CalleeAudio).ShouldBeInRange(6, 12);
    }

    [SkippableFact]
    public async Task The_echo_has_the_configured_level_and_delay()
    {
        speech.SkipUnlessAvailable();
        using RestaurantCallDriver call = new(
            speech.Engine, new ScriptedDialogue { LineEffects = new LineEffects { Echo = -20, EchoDelay = TimeSpan.FromSeconds(0.12) } });
        short[] caller = Caller("A table for four people.");
        await call.PlayAsync(caller);
        await call.WaitAsync(0.2);

        short[] sent = TelephoneLine.Carry(caller);
        const int Delay = 960;
        double error = sent.Select((sample, i) => Math.Abs(call.CalleeAudio[i + Delay] - (sample / 10.0))).Max();
        error.ShouldBeLessThan(40);
        call.CalleeAudio.Take(Delay).ShouldAllBe(sample => sample == 0);
    }

    private short[] Caller(string text) => speech.Engine.CreateSynthesizer("slt").Synthesize(text);

    private static double LoudShare(List<short> sound, int fromSecond, int toSecond)
    {
        List<int> frames = [.. Enumerable.Range(fromSecond * 50, (toSecond - fromSecond) * 50)];
        return (double)frames.Count(frame => IsLoud(sound, frame)) / frames.Count;
    }

    private static int LastSound(List<short> sound) => sound.FindLastIndex(sample => Math.Abs((int)sample) > 300) / 160;

    private static int LongestSilence(List<short> sound, int from, int to)
    {
        int longest = 0;
        int quiet = 0;
        for (int frame = from; frame <= to; frame++)
        {
            quiet = IsLoud(sound, frame) ? 0 : quiet + 1;
            longest = Math.Max(longest, quiet);
        }

        return longest;
    }

    private static bool IsLoud(List<short> sound, int frame) => sound.Skip(frame * 160).Take(160).Any(sample => Math.Abs((int)sample) > 300);
}
