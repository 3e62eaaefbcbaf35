using Concierge.Rehearsal.Clock;
using Concierge.Rehearsal.Speech;
using Microsoft.Extensions.Time.Testing;

namespace Concierge.Rehearsal.Tests.Speech;

[Collection(SpeechTestCollection.Name)]
[Trait("Category", "Speech")]
public sealed class SpeechEngineTests(SpeechFixture speech) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("speech-engine-").FullName;

    [SkippableFact]
    public void A_new_recognizer_understands_its_first_sentence()
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
    public void An_unknown_voice_is_recognized()
    {
        speech.SkipUnlessAvailable();
        using var recognizer = speech.Engine.CreateRecognizer("somebody");
        TelephoneLine.Hear(recognizer, speech.Engine.CreateSynthesizer("slt").Synthesize("Sorry, we are fully booked at seven.")).ShouldBe("sorry we are fully booked at seven");
    }

    [SkippableFact]
    public async Task WarmUpAsync_CreatesTheModelOnceAndLoadsEachRecognizerOnce()
    {
        speech.SkipUnlessAvailable();
        using var engine = new SpeechEngine(_folder);
        await engine.WarmUpAsync(["rms"], ["slt"], CancellationToken.None);
        var model = Directory.GetFiles(_folder, "domain.lm", SearchOption.AllDirectories).ShouldHaveSingleItem();
        var written = File.GetLastWriteTimeUtc(model);

        engine.CreateRecognizer("slt").Dispose();

        engine.LoadedRecognizerCount.ShouldBe(1, "CreateRecognizer takes the loaded recognizer from the pool");
        using var second = new SpeechEngine(_folder);
        await second.WarmUpAsync(["rms"], ["slt"], CancellationToken.None);
        Directory.GetFiles(_folder, "domain.lm", SearchOption.AllDirectories).ShouldHaveSingleItem().ShouldBe(model);
        File.GetLastWriteTimeUtc(model).ShouldBe(written, "the second engine reads the model from the cache");
    }

    [SkippableFact]
    public void OpenOrCreate_Concurrently_CreatesOneModel()
    {
        speech.SkipUnlessAvailable();
        Parallel.For(0, 4, _ =>
        {
            using var files = SpeechModelCache.OpenOrCreate(_folder);
            new FileInfo(files.LanguageModel).Length.ShouldBeGreaterThan(0);
        });
        Directory.GetDirectories(_folder).Length.ShouldBe(1);
    }

    [SkippableFact]
    public void OpenOrCreate_UnwritableCache_UsesATemporaryFolder()
    {
        speech.SkipUnlessAvailable();
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        string model;
        using (var files = SpeechModelCache.OpenOrCreate(Path.Combine(file, "cache")))
        {
            model = files.LanguageModel;
            File.Exists(model).ShouldBeTrue();
        }

        File.Exists(model).ShouldBeFalse();
    }

    [SkippableFact]
    public void CreateSynthesizer_UnknownVoice_ListsTheKnownVoices()
    {
        speech.SkipUnlessAvailable();
        Should.Throw<ArgumentException>(() => speech.Engine.CreateSynthesizer("alloy")).Message.ShouldContain("rms, slt, awb, kal16");
    }

    [Fact]
    public void SpeechUnavailableException_NamesThePackagesToInstall() =>
        new SpeechUnavailableException("libflite (voice rms)").Message.ShouldBe(
            "Speech needs libflite (voice rms). Install the Debian packages libpocketsphinx3 pocketsphinx-en-us libflite1 "
            + "(apt-get install --no-install-recommends libpocketsphinx3 pocketsphinx-en-us libflite1).");

    [SkippableFact]
    public void Synthesize_LimitsSpeechToTheTelephoneBandAndLevel()
    {
        speech.SkipUnlessAvailable();
        var pcm = speech.Engine.CreateSynthesizer("rms").Synthesize("We are closed on Mondays.");
        pcm.Max(sample => Math.Abs((int)sample)).ShouldBeInRange(16000, 16400);
        pcm.Length.ShouldBeInRange(8000, 24000);
        var energy = pcm.Sum(sample => (double)sample * sample);
        EnergyAt(pcm, 60).ShouldBeLessThan(energy * 1e-3);
    }

    [SkippableFact]
    public void Synthesize_SameUtteranceNumber_GivesTheSameNoise()
    {
        speech.SkipUnlessAvailable();
        var first = speech.Engine.CreateSynthesizer("rms");
        var once = first.Synthesize("For how many people?");
        speech.Engine.CreateSynthesizer("rms").Synthesize("For how many people?").ShouldBe(once);
        first.Synthesize("For how many people?").ShouldNotBe(once);
    }

    [SkippableFact]
    public void Synthesize_BlankText_IsEmpty()
    {
        speech.SkipUnlessAvailable();
        speech.Engine.CreateSynthesizer("rms").Synthesize("  ").ShouldBeEmpty();
    }

    [SkippableFact]
    public void CreateRecognizer_AfterTheEngineIsDisposed_Throws()
    {
        speech.SkipUnlessAvailable();
        var engine = new SpeechEngine();
        var recognizer = engine.CreateRecognizer("kal16");
        engine.Dispose();
        recognizer.Dispose();
        Should.Throw<ObjectDisposedException>(recognizer.Begin);
        Should.Throw<ObjectDisposedException>(() => engine.CreateRecognizer("kal16"));
    }

    [Fact]
    public void Synthesize_WithRehearsalClock_AdvancesTheClockByAtMostMaxRealTimeWork()
    {
        var real = new FakeTimeProvider();
        using var clock = new RehearsalClock(100, real);
        var start = clock.GetTimestamp();

        new ClockPausingSynthesizer(new SlowSynthesizer(real), clock).Synthesize("For how many people?");

        clock.GetElapsedTime(start).ShouldBeLessThanOrEqualTo(RehearsalClock.MaxRealTimeWork);
    }

    [SkippableFact]
    public void CreateRecognizer_WithRehearsalClock_RecognizesSpeech()
    {
        speech.SkipUnlessAvailable();
        using var clock = new RehearsalClock(100);
        var engine = speech.Engine.WithClock(clock);
        using var recognizer = engine.CreateRecognizer("rms");

        TelephoneLine.Hear(recognizer, engine.CreateSynthesizer("rms").Synthesize("For how many people?")).ShouldBe("for how many people");
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

    private sealed class SlowSynthesizer(FakeTimeProvider real) : ISpeechSynthesizer
    {
        public short[] Synthesize(string text)
        {
            real.Advance(TimeSpan.FromSeconds(1));
            return [];
        }
    }
}
