using System.Diagnostics;
using Concierge.Rehearsal.Speech;
using Xunit.Abstractions;

namespace Concierge.Rehearsal.Tests.Speech;

[Collection(SpeechGroup.Name)]
public sealed class RecognitionTests(SpeechFixture speech, ITestOutputHelper output)
{
    private static readonly string[] DigitWords = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    private static readonly string[] Nato =
    [
        "alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet", "kilo", "lima", "mike",
        "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango", "uniform", "victor", "whiskey", "yankee", "zulu",
    ];

    [SkippableTheory]
    [InlineData("rms", "sentences.tsv", 4)]
    [InlineData("slt", "sentences.tsv", 9)]
    [InlineData("rms", "restaurant-lines.tsv", 5)]
    [InlineData("slt", "agent-lines.tsv", 7)]
    [InlineData("rms", "scenario-lines.tsv", 5)]
    [InlineData("rms", "standing-lines.tsv", 5)]
    [InlineData("slt", "standing-agent-lines.tsv", 7)]
    public void Sentences_of_a_booking_are_heard_over_the_telephone(string voice, string file, double worstPercent)
    {
        speech.SkipUnlessAvailable();
        var sentences = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Speech", "Data", file)).Select(line => line.Split('\t'));
        var errors = Measure(voice, sentences.Select(columns => (columns[1], columns[2])), out var words, out _);
        (100.0 * errors / words).ShouldBeLessThan(worstPercent);
    }

    [SkippableTheory]
    [InlineData("kal16", "rms")]
    [InlineData("awb", "rms")]
    public void A_machine_is_heard_by_an_ear_for_the_restaurants_voice(string voice, string ear)
    {
        speech.SkipUnlessAvailable();
        var sentences = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Speech", "Data", "machine-lines.tsv")).Select(line => line.Split('\t'));
        var errors = Measure(voice, sentences.Select(columns => (columns[1], columns[2])), out var words, out _, ear);
        (100.0 * errors / words).ShouldBeLessThan(5);
    }

    [SkippableTheory]
    [InlineData("rms", 25)]
    [InlineData("slt", 25)]
    public void Codes_of_six_digits_are_heard(string voice, int fewest)
    {
        speech.SkipUnlessAvailable();
        var random = new SplitMix64(42);
        var codes = Enumerable.Range(0, 30).Select(_ => Sentence(string.Join(' ', Enumerable.Range(0, 6).Select(_ => random.Choose(DigitWords)))));
        _ = Measure(voice, codes, out _, out var exact);
        exact.ShouldBeGreaterThanOrEqualTo(fewest);
    }

    [SkippableTheory]
    [InlineData("rms", 25)]
    [InlineData("slt", 18)]
    public void Codes_of_two_nato_letters_and_three_digits_are_heard(string voice, int fewest)
    {
        speech.SkipUnlessAvailable();
        var random = new SplitMix64(43);
        var codes = Enumerable.Range(0, 30).Select(_ => Sentence(string.Join(
            ' ',
            Enumerable.Range(0, 2).Select(_ => random.Choose(Nato)).Concat(Enumerable.Range(0, 3).Select(_ => random.Choose(DigitWords))))));
        _ = Measure(voice, codes, out _, out var exact);
        exact.ShouldBeGreaterThanOrEqualTo(fewest);
    }

    [SkippableFact]
    public void Silence_is_heard_as_nothing()
    {
        speech.SkipUnlessAvailable();
        using var recognizer = speech.Engine.CreateRecognizer("rms");
        TelephoneLine.Hear(recognizer, new short[16000]).ShouldBeEmpty();
    }

    [SkippableFact]
    public void A_spelled_a_is_heard_as_the_letter()
    {
        speech.SkipUnlessAvailable();
        using var recognizer = speech.Engine.CreateRecognizer("rms");
        TelephoneLine.Hear(recognizer, speech.Engine.CreateSynthesizer("rms").Synthesize("The name is Garcia, G A R C I A.")).ShouldBe("the name is garcia g. a. r. c. i. a.");
    }

    [SkippableFact]
    public void A_recogniser_given_back_is_lent_again()
    {
        speech.SkipUnlessAvailable();
        using (speech.Engine.CreateRecognizer("awb"))
        {
        }

        var began = Stopwatch.GetTimestamp();
        speech.Engine.CreateRecognizer("awb").Dispose();
        Stopwatch.GetElapsedTime(began).TotalMilliseconds.ShouldBeLessThan(50);
    }

    [SkippableFact]
    public void Two_recognisers_hear_at_the_same_time()
    {
        speech.SkipUnlessAvailable();
        var heard = new string[4];
        Parallel.For(0, heard.Length, i =>
        {
            using var recognizer = speech.Engine.CreateRecognizer("rms");
            heard[i] = TelephoneLine.Hear(recognizer, speech.Engine.CreateSynthesizer("rms").Synthesize("For how many people?"));
        });
        heard.ShouldAllBe(text => text == "for how many people");
    }

    private static (string Spoken, string Reference) Sentence(string code) => ($"Your confirmation number is {code}.", $"your confirmation number is {code}");

    private int Measure(string voice, IEnumerable<(string Spoken, string Reference)> sentences, out int words, out int exact, string? ear = null)
    {
        var synthesizer = speech.Engine.CreateSynthesizer(voice);
        using var recognizer = speech.Engine.CreateRecognizer(ear ?? voice);
        int errors = 0, total = 0, right = 0, count = 0;
        double sound = 0;
        TimeSpan speaking = default, hearing = default;
        foreach (var (spoken, reference) in sentences)
        {
            var began = Stopwatch.GetTimestamp();
            var pcm = synthesizer.Synthesize(spoken);
            var spokenAt = Stopwatch.GetTimestamp();
            var heard = TelephoneLine.Hear(recognizer, pcm);
            speaking += Stopwatch.GetElapsedTime(began, spokenAt);
            hearing += Stopwatch.GetElapsedTime(spokenAt);
            sound += pcm.Length / 8000.0;
            var said = WordError.Normalize(reference);
            var wrong = WordError.Count(said, WordError.Normalize(heard));
            errors += wrong;
            total += said.Length;
            right += wrong == 0 ? 1 : 0;
            count++;
            if (wrong > 0)
            {
                output.WriteLine($"said  {reference}\nheard {heard}");
            }
        }

        output.WriteLine($"{voice}: {errors} of {total} words wrong ({100.0 * errors / total:F1} %), {right} of {count} sentences exact; speaking {speaking.TotalSeconds / sound:F3} × real time, hearing {hearing.TotalSeconds / sound:F3} ×, loading {speech.LoadTime.TotalMilliseconds:F0} ms, {Environment.WorkingSet >> 20} MB");
        (words, exact) = (total, right);
        return errors;
    }
}
