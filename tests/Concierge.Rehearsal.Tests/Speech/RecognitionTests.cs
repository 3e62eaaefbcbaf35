using System.Diagnostics;
using Concierge.Rehearsal.Speech;
using Xunit.Abstractions;

namespace Concierge.Rehearsal.Tests.Speech;

/// <summary>Measures the recognition of a voice over a phone line.</summary>
public abstract class RecognitionTests(SpeechFixture speech, ITestOutputHelper output)
{
    private static readonly string[] DigitWords = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    private static readonly string[] Nato =
    [
        "alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet", "kilo", "lima", "mike",
        "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango", "uniform", "victor", "whiskey", "yankee", "zulu",
    ];

    /// <param name="every">1 for all sentences of the file; 3 for every third.</param>
    private protected void AssertSentencesAreHeard(string voice, string file, double worstPercent, string? ear = null, int every = 1)
    {
        speech.SkipUnlessAvailable();
        var sentences = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Speech", "Data", file)).Where((_, index) => index % every == 0).Select(line => line.Split('\t'));
        var errors = Measure(voice, sentences.Select(columns => (columns[1], columns[2])), out var words, out _, ear);
        (100.0 * errors / words).ShouldBeLessThan(worstPercent);
    }

    private protected void AssertDigitsAreHeard(string voice, int count, int fewest)
    {
        speech.SkipUnlessAvailable();
        var random = new SplitMix64(42);
        var codes = Enumerable.Range(0, count).Select(_ => Sentence(string.Join(' ', Enumerable.Range(0, 6).Select(_ => random.Choose(DigitWords)))));
        _ = Measure(voice, codes, out _, out var exact);
        exact.ShouldBeGreaterThanOrEqualTo(fewest);
    }

    private protected void AssertNatoCodesAreHeard(string voice, int count, int fewest)
    {
        speech.SkipUnlessAvailable();
        var random = new SplitMix64(43);
        var codes = Enumerable.Range(0, count).Select(_ => Sentence(string.Join(
            ' ',
            Enumerable.Range(0, 2).Select(_ => random.Choose(Nato)).Concat(Enumerable.Range(0, 3).Select(_ => random.Choose(DigitWords))))));
        _ = Measure(voice, codes, out _, out var exact);
        exact.ShouldBeGreaterThanOrEqualTo(fewest);
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
            var said = WordErrorRate.Normalize(reference);
            var wrong = WordErrorRate.Count(said, WordErrorRate.Normalize(heard));
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
