using System.Diagnostics;
using Concierge.Rehearsal.Clock;
using Concierge.Rehearsal.Speech;
using Xunit.Abstractions;

namespace Concierge.Rehearsal.Tests.Speech;

[Collection(SpeechGroup.Name)]
public sealed class SpeechEngineTests(SpeechFixture speech, ITestOutputHelper output) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("speech-engine-").FullName;

    [SkippableFact]
    public void The_first_sentence_that_a_new_ear_hears_is_understood()
    {
        speech.SkipUnlessAvailable();
        foreach (var voice in SpeechEngine.Voices)
        {
            using var engine = new SpeechEngine();
            using var recognizer = engine.CreateRecognizer(voice);
            TelephoneLine.Hear(recognizer, engine.CreateSynthesizer(voice).Synthesize("Thank you for calling Luigi's. How can I help you?")).ShouldBe("thank you for calling luigi's how can i help you", voice);
        }
    }

    [SkippableFact]
    public void Somebody_unknown_is_heard_too()
    {
        speech.SkipUnlessAvailable();
        using var recognizer = speech.Engine.CreateRecognizer("somebody");
        TelephoneLine.Hear(recognizer, speech.Engine.CreateSynthesizer("slt").Synthesize("Sorry, we are fully booked at seven.")).ShouldBe("sorry we are fully booked at seven");
    }

    [SkippableFact]
    public async Task Warming_up_makes_the_model_once_and_loads_ahead()
    {
        speech.SkipUnlessAvailable();
        using var engine = new SpeechEngine(_folder);
        var began = Stopwatch.GetTimestamp();
        await engine.WarmUpAsync(["rms"], ["slt"], CancellationToken.None);
        var made = Stopwatch.GetElapsedTime(began);
        Directory.GetFiles(_folder, "domain.lm", SearchOption.AllDirectories).Length.ShouldBe(1);
        Directory.GetDirectories(_folder).Length.ShouldBe(1);

        began = Stopwatch.GetTimestamp();
        engine.CreateRecognizer("slt").Dispose();
        var lent = Stopwatch.GetElapsedTime(began);

        using var second = new SpeechEngine(_folder);
        began = Stopwatch.GetTimestamp();
        await second.WarmUpAsync(["rms"], ["slt"], CancellationToken.None);
        output.WriteLine($"model made and loaded in {made.TotalMilliseconds:F0} ms, lent in {lent.TotalMilliseconds:F1} ms, loaded from the cache in {Stopwatch.GetElapsedTime(began).TotalMilliseconds:F0} ms");
        lent.ShouldBeLessThan(made / 4, "what is loaded is lent");
    }

    [SkippableFact]
    public void Several_makers_of_the_same_model_do_not_disturb_each_other()
    {
        speech.SkipUnlessAvailable();
        Parallel.For(0, 4, _ =>
        {
            using var files = SpeechFiles.Open(_folder);
            new FileInfo(files.LanguageModel).Length.ShouldBeGreaterThan(0);
        });
        Directory.GetDirectories(_folder).Length.ShouldBe(1);
    }

    [SkippableFact]
    public void A_cache_that_cannot_be_written_is_done_without()
    {
        speech.SkipUnlessAvailable();
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        string model;
        using (var files = SpeechFiles.Open(Path.Combine(file, "cache")))
        {
            model = files.LanguageModel;
            File.Exists(model).ShouldBeTrue();
        }

        File.Exists(model).ShouldBeFalse();
    }

    [SkippableFact]
    public void An_unknown_voice_is_refused_with_those_there_are()
    {
        speech.SkipUnlessAvailable();
        Should.Throw<ArgumentException>(() => speech.Engine.CreateSynthesizer("alloy")).Message.ShouldContain("rms, slt, awb, kal16");
    }

    [Fact]
    public void What_is_missing_is_said_with_the_packages_that_hold_it() =>
        new SpeechUnavailableException("libflite (voice rms)").Message.ShouldBe("Speech needs libflite (voice rms): install the Debian packages libpocketsphinx3 pocketsphinx-en-us libflite1 (apt-get install --no-install-recommends libpocketsphinx3 pocketsphinx-en-us libflite1).");

    [SkippableFact]
    public void Speech_keeps_to_the_telephones_band_and_level()
    {
        speech.SkipUnlessAvailable();
        var pcm = speech.Engine.CreateSynthesizer("rms").Synthesize("We are closed on Mondays.");
        pcm.Max(sample => Math.Abs((int)sample)).ShouldBeInRange(16000, 16400);
        pcm.Length.ShouldBeInRange(8000, 24000);
        var whole = pcm.Sum(sample => (double)sample * sample);
        EnergyAt(pcm, 60).ShouldBeLessThan(whole * 1e-3);
    }

    [SkippableFact]
    public void Two_who_say_the_same_sound_alike_and_one_who_says_it_twice_does_not_quite()
    {
        speech.SkipUnlessAvailable();
        var first = speech.Engine.CreateSynthesizer("rms");
        var once = first.Synthesize("For how many people?");
        speech.Engine.CreateSynthesizer("rms").Synthesize("For how many people?").ShouldBe(once);
        first.Synthesize("For how many people?").ShouldNotBe(once);
    }

    [SkippableFact]
    public void Nothing_to_say_is_no_sound()
    {
        speech.SkipUnlessAvailable();
        speech.Engine.CreateSynthesizer("rms").Synthesize("  ").ShouldBeEmpty();
    }

    [SkippableFact]
    public void After_its_end_an_engine_lends_nothing()
    {
        speech.SkipUnlessAvailable();
        var engine = new SpeechEngine();
        var recognizer = engine.CreateRecognizer("kal16");
        engine.Dispose();
        recognizer.Dispose();
        Should.Throw<ObjectDisposedException>(recognizer.Begin);
        Should.Throw<ObjectDisposedException>(() => engine.CreateRecognizer("kal16"));
    }

    [SkippableFact]
    public void A_rehearsals_clock_waits_while_it_speaks_and_hears()
    {
        speech.SkipUnlessAvailable();
        using var clock = new RehearsalClock(100);
        var engine = speech.Engine.On(clock);
        var voice = engine.CreateSynthesizer("rms");
        using var ear = engine.CreateRecognizer("rms");
        var (began, reallyBegan) = (clock.GetTimestamp(), Stopwatch.GetTimestamp());

        ear.Begin();
        ear.Push(voice.Synthesize("A table for four people tomorrow at seven in the evening, and then another one for two people on Friday at half past eight."));
        ear.End();

        clock.GetElapsedTime(began).ShouldBeLessThan(Stopwatch.GetElapsedTime(reallyBegan) * 20);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static double EnergyAt(short[] pcm, double hertz)
    {
        double real = 0, imaginary = 0;
        for (var i = 0; i < pcm.Length; i++)
        {
            real += pcm[i] * Math.Cos(2 * Math.PI * hertz * i / 8000);
            imaginary += pcm[i] * Math.Sin(2 * Math.PI * hertz * i / 8000);
        }

        return ((real * real) + (imaginary * imaginary)) / pcm.Length;
    }
}
