using Concierge.Rehearsal.Speech;
using Xunit.Abstractions;

namespace Concierge.Rehearsal.Tests.Speech;

[Collection(SpeechTestCollection.Name)]
[Trait("Category", "Speech")]
public sealed class VoiceActivityDetectorTests(SpeechFixture speech, ITestOutputHelper output)
{
    private const int Second = 8000;

    [SkippableTheory]
    [InlineData("rms", false)]
    [InlineData("rms", true)]
    [InlineData("slt", false)]
    [InlineData("slt", true)]
    public void Push_Sentence_DetectsOneSegmentOfSpeech(string voice, bool noisy)
    {
        speech.SkipUnlessAvailable();
        var synthesizer = speech.Engine.CreateSynthesizer(voice);
        var detected = 0;
        foreach (var sentence in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Speech", "Data", "sentences.tsv")).Take(20).Select(line => line.Split('\t')[1]))
        {
            var pcm = synthesizer.Synthesize(sentence);
            short[] sound = [.. new short[Second * 3], .. pcm, .. new short[Second]];
            if (noisy)
            {
                AddNoise(sound, pcm, decibelsBelow: 20);
            }

            // In noise the start of the audio counts as a sound, so earlier events are ignored.
            var activities = Detect(TelephoneLine.Carry(sound)).Where(activity => activity.Offset > Second * 5 / 2).ToList();
            var isOneSegment = activities is [{ Kind: VoiceActivityKind.SpeechStarted }, { Kind: VoiceActivityKind.SpeechStopped }];
            detected += isOneSegment ? 1 : 0;
            if (!isOneSegment)
            {
                output.WriteLine($"{sentence}: {string.Join(", ", activities)}");
                continue;
            }

            activities[0].VoiceOffset.ShouldBeInRange(Second * 3, (Second * 3) + (Second * 35 / 100), sentence);
            activities[1].VoiceOffset.ShouldBeInRange((Second * 3) + pcm.Length - (Second / 2), (Second * 3) + pcm.Length + 480, sentence);
            (activities[1].Offset - activities[1].VoiceOffset).ShouldBe(Second / 2);
        }

        output.WriteLine($"{voice}{(noisy ? " in noise of 20 dB" : "")}: {detected} of 20 detected as one segment");
        detected.ShouldBe(20);
    }

    [Fact]
    public void Push_SilenceOrSteadyNoise_DetectsNoSpeech()
    {
        var sound = new short[Second * 6];
        Detect(sound).ShouldBeEmpty();

        var detector = new VoiceActivityDetector();
        var random = new SplitMix64(5);
        for (var i = 0; i < sound.Length; i++)
        {
            sound[i] = (short)(random.Next(200) - 100);
        }

        detector.Push(sound).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(40)]
    [InlineData(60)]
    public void A_click_is_not_speech(int milliseconds)
    {
        for (var shift = 0; shift < 160; shift += 23)
        {
            short[] sound = [.. new short[Second + shift], .. Tone(milliseconds), .. new short[Second]];
            Detect(sound).ShouldBeEmpty($"shifted by {shift} samples");
        }
    }

    [Fact]
    public void A_sound_of_200_ms_is_speech_with_its_prefix()
    {
        short[] sound = [.. new short[Second], .. Tone(200), .. new short[Second]];
        var activities = Detect(sound);
        activities.Select(activity => activity.Kind).ShouldBe([VoiceActivityKind.SpeechStarted, VoiceActivityKind.SpeechStopped]);
        activities[0].ShouldBe(new VoiceActivity(VoiceActivityKind.SpeechStarted, Second - 2400, Second));
        activities[1].VoiceOffset.ShouldBe(Second + 1600);
        activities[1].Offset.ShouldBe(Second + 1600 + 4000);
    }

    [Fact]
    public void VoiceDuration_ExcludesTheSilenceAfterTheVoice()
    {
        var detector = new VoiceActivityDetector();
        detector.Push([.. new short[Second], .. Tone(300), .. new short[Second / 4]]);
        detector.VoiceDuration.ShouldBe(TimeSpan.FromSeconds(0.3));
        detector.Push(new short[Second]);
        detector.VoiceDuration.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Push_PrefixPadding_NeverStartsBeforeTheFirstSample()
    {
        short[] sound = [.. Tone(300), .. new short[Second]];
        Detect(sound)[0].Offset.ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(37)]
    [InlineData(160)]
    [InlineData(5000)]
    public void Push_ChunkSize_DoesNotChangeTheEvents(int size)
    {
        short[] sound = [.. new short[Second], .. Tone(400), .. new short[Second], .. Tone(300), .. new short[Second]];
        var detector = new VoiceActivityDetector();
        sound.Chunk(size).SelectMany(piece => detector.Push(piece)).ShouldBe(Detect(sound));
    }

    [Fact]
    public void A_pause_shorter_than_the_silence_duration_does_not_end_speech()
    {
        short[] sound = [.. new short[Second], .. Tone(400), .. new short[Second * 45 / 100], .. Tone(400), .. new short[Second]];
        Detect(sound).Count.ShouldBe(2);
        Detect(sound, new VoiceActivityOptions { SilenceDuration = TimeSpan.FromMilliseconds(300) }).Count.ShouldBe(4);
    }

    [Fact]
    public void A_higher_threshold_requires_a_louder_voice()
    {
        short[] sound = [.. new short[Second], .. Tone(400, amplitude: 150), .. new short[Second]];
        Detect(sound, new VoiceActivityOptions { Threshold = 0 }).Count.ShouldBe(2);
        Detect(sound, new VoiceActivityOptions { Threshold = 1 }).ShouldBeEmpty();
        Should.Throw<ArgumentOutOfRangeException>(() => new VoiceActivityDetector(new VoiceActivityOptions { Threshold = 1.1 }));
    }

    private static IReadOnlyList<VoiceActivity> Detect(short[] sound, VoiceActivityOptions? options = null) => new VoiceActivityDetector(options).Push(sound);

    private static short[] Tone(int milliseconds, double amplitude = 8000) =>
        [.. Enumerable.Range(0, milliseconds * 8).Select(i => (short)(amplitude * Math.Sin(2 * Math.PI * 440 * i / Second)))];

    private static void AddNoise(short[] sound, short[] voice, double decibelsBelow)
    {
        var loudness = Math.Sqrt(voice.Average(sample => (double)sample * sample)) / Math.Pow(10, decibelsBelow / 20);
        var random = new SplitMix64(11);
        for (var i = 0; i < sound.Length; i++)
        {
            var gaussian = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            sound[i] = (short)Math.Clamp(sound[i] + (gaussian * loudness), short.MinValue, short.MaxValue);
        }
    }
}
