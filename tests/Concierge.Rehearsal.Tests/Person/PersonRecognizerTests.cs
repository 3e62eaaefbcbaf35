using Concierge.Rehearsal.Person;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;
using Concierge.Rehearsal.Tests.Restaurant;
using Concierge.Rehearsal.Tests.Speech;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concierge.Rehearsal.Tests.Person;

[Collection(SpeechTestCollection.Name)]
[Trait("Category", "Speech")]
public sealed class PersonRecognizerTests(SpeechFixture speech)
{
    private readonly PersonTelephone _telephone = new(speech.Engine, "rms", TimeProvider.System, NullLoggerFactory.Instance);
    private readonly RecordingHandset _handset = new();

    [SkippableFact]
    public async Task A_typed_text_is_heard_as_speech_on_the_line_in_free_wording()
    {
        speech.SkipUnlessAvailable();
        using var leg = await AnswerAsync();
        _telephone.Say("I am sorry, our kitchen is closed on Mondays, but at 7:30 you could sit in the garden.");

        var words = Recognize([.. await ExchangeUntilSpeechAsync(leg), .. await ExchangeAsync(leg, () => false, 12)]);

        words.ShouldContain("seven thirty");
        words.ShouldContain("garden");
        _handset.Heard.ShouldBe([words]);
    }

    [SkippableTheory]
    [InlineData("Yes, tomorrow at eight thirty.", "tomorrow at eight thirty")]
    [InlineData("I can offer you a table at nine o'clock.", "a table at nine o'clock")]
    public async Task The_microphone_is_heard_at_16_kHz_from_beside_the_line(string sentence, string expected)
    {
        speech.SkipUnlessAvailable();
        using var leg = await AnswerAsync();

        // The line carries a hum, which has no words: they can come only from beside it.
        var wideBand = FliteVoice.Create("rms").SynthesizeWideBand(sentence);
        var line = await PlayMicrophoneAsync(leg, [.. Enumerable.Range(0, wideBand.Length / 2).Select(i => (short)(8000 * Math.Sin(i * i / 9e4)))], wideBand);

        Recognize(line).ShouldContain(expected);
    }

    [SkippableFact]
    public async Task Without_16_kHz_the_microphone_is_heard_from_the_line()
    {
        speech.SkipUnlessAvailable();
        using var leg = await AnswerAsync();

        var line = await PlayMicrophoneAsync(leg, speech.Engine.CreateSynthesizer("rms").Synthesize("Yes, we have a table at seven thirty."), []);

        Recognize(line).ShouldContain("seven thirty");
    }

    [SkippableFact]
    public async Task A_text_of_the_browsers_own_recognizer_takes_the_place_of_the_sound()
    {
        speech.SkipUnlessAvailable();
        using var leg = await AnswerAsync();
        var line = await PlayMicrophoneAsync(leg, speech.Engine.CreateSynthesizer("slt").Synthesize("Good evening."), []);
        _telephone.Recognized.Add(_telephone.History.Count, "Yes, at 7:30 PM.");

        Recognize(line).ShouldBe("yes at seven thirty p. m.");
    }

    [SkippableFact]
    public async Task An_utterance_waits_for_the_browsers_text_while_its_recognizer_runs()
    {
        speech.SkipUnlessAvailable();
        using var leg = await AnswerAsync();
        _telephone.Recognized.IsExpected = true;
        var line = await PlayMicrophoneAsync(leg, speech.Engine.CreateSynthesizer("slt").Synthesize("Good evening."), []);
        var recognizing = Task.Run(() => Recognize(line));
        _telephone.Recognized.Add(_telephone.History.Count, "Good evening, this is Luigi's");

        (await recognizing).ShouldBe("good evening this is luigi's");
    }

    [SkippableFact]
    public void Another_callee_is_heard_with_the_recognizer_for_the_line()
    {
        speech.SkipUnlessAvailable();
        using var recognizer = _telephone.CreateRecognizer(() => speech.Engine.CreateRecognizer("slt"));

        TelephoneLine.Hear(recognizer, speech.Engine.CreateSynthesizer("slt").Synthesize("Sorry, we are fully booked at seven."))
            .ShouldBe("sorry we are fully booked at seven");
        _handset.Heard.ShouldBeEmpty();
    }

    private string Recognize(short[] line)
    {
        using var recognizer = _telephone.CreateRecognizer(() => throw new InvalidOperationException("The person is on the line."));
        recognizer.Begin();
        recognizer.Push(line);
        return recognizer.End();
    }

    private async Task<ICalleeLeg> AnswerAsync()
    {
        _telephone.Attach(_handset);
        var callee = _telephone.CreateCallee("Luigi's");
        var call = TestCalls.Create();
        var deciding = callee.Ring(call).DecideAsync!(CancellationToken.None);
        _telephone.AnswerCall();
        (await deciding).ShouldBe(RingOutcome.Answered);
        return callee.Answer(call);
    }

    private async Task<short[]> PlayMicrophoneAsync(ICalleeLeg leg, short[] line, short[] wideBand)
    {
        var frames = line.Chunk(160).Where(frame => frame.Length == 160).ToList();
        List<short> heard = [];
        for (var i = 0; i < frames.Count; i++)
        {
            var frame = new byte[160];
            MuLaw.Encode(frames[i], frame);
            _telephone.Microphone.Add(frame);
            if (wideBand.Length >= 320 * (i + 1))
            {
                _telephone.Microphone.AddWideBand(wideBand[(320 * i)..(320 * (i + 1))]);
            }

            heard.AddRange(await ExchangeAsync(leg, () => true, 1));
        }

        heard.AddRange(await ExchangeAsync(leg, () => false, 0.5));
        return [.. heard];
    }

    // Synthesis runs in the background: how long it takes depends on what else the machine does.
    private static async Task<short[]> ExchangeUntilSpeechAsync(ICalleeLeg leg)
    {
        List<short> heard = [];
        while (!heard.Exists(sample => Math.Abs((int)sample) > 500))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            heard.AddRange(await ExchangeAsync(leg, () => true, 0));
        }

        return [.. heard];
    }

    private static async Task<short[]> ExchangeAsync(ICalleeLeg leg, Func<bool> isDone, double seconds)
    {
        var silence = Enumerable.Repeat(MuLaw.Silence, 160).ToArray();
        var fromCallee = new byte[160];
        var pcm = new short[160];
        List<short> heard = [];
        do
        {
            // Synthesis runs in the background: a silent frame waits for it.
            if (heard.Count < 160 * 25)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(isDone() ? 0 : 20), TimeProvider.System);
            }

            leg.ExchangeFrame(silence, fromCallee);
            MuLaw.Decode(fromCallee, pcm);
            heard.AddRange(pcm);
        }
        while (!isDone() && heard.Count < seconds * 8000);
        return [.. heard];
    }
}
