using System.Diagnostics;
using Concierge.Rehearsal.Speech;
using Xunit.Abstractions;

namespace Concierge.Rehearsal.Tests.Speech;

/// <summary>Measures how well a voice is recognized over a telephone line.</summary>
public abstract class RecognitionTests(SpeechFixture speech, ITestOutputHelper output)
{
    private static readonly string[] DigitWords = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

    private static readonly string[] Nato =
    [
        "alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliet", "kilo", "lima", "mike",
        "november", "oscar", "papa", "quebec", "romeo", "sierra", "tango", "uniform", "victor", "whiskey", "yankee", "zulu",
    ];

    /// <param name="every">1 for all sentences of the file, 3 for every third sentence.</param>
    private protected void AssertSentencesAreHeard(string voice, string file, double maxErrorPercent, string? recognizerVoice = null, int every = 1)
    {
        speech.SkipUnlessAvailable();
        var sentences = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Speech", "Data", file)).Where((_, index) => index % every == 0).Select(line => line.Split('\t'));
        var errors = Measure(voice, sentences.Select(columns => (columns[1], columns[2])), out var words, out _, recognizerVoice);
        (100.0 * errors / words).ShouldBeLessThan(maxErrorPercent);
    }

    private protected void AssertDigitsAreHeard(string voice, int count, int minExact)
    {
        speech.SkipUnlessAvailable();
        var random = new SplitMix64(42);
        var codes = Enumerable.Range(0, count).Select(_ => CreateSentence(string.Join(' ', Enumerable.Range(0, 6).Select(_ => random.Choose(DigitWords)))));
        _ = Measure(voice, codes, out _, out var exact);
        exact.ShouldBeGreaterThanOrEqualTo(minExact);
    }

    private protected void AssertNatoCodesAreHeard(string voice, int count, int minExact)
    {
        speech.SkipUnlessAvailable();
        var random = new SplitMix64(43);
        var codes = Enumerable.Range(0, count).Select(_ => CreateSentence(string.Join(
            ' ',
            Enumerable.Range(0, 2).Select(_ => random.Choose(Nato)).Concat(Enumerable.Range(0, 3).Select(_ => random.Choose(DigitWords))))));
        _ = Measure(voice, codes, out _, out var exact);
        exact.ShouldBeGreaterThanOrEqualTo(minExact);
    }

    private static (string Spoken, string Reference) CreateSentence(string code) =>
        ($"Your confirmation number is {code}.", $"your confirmation number is {code}");

    private int Measure(string voice, IEnumerable<(string Spoken, string Reference)> sentences, out int words, out int exact, string? recognizerVoice = null)
    {
        var synthesizer = speech.Engine.CreateSynthesizer(voice);
        using var recognizer = speech.Engine.CreateRecognizer(recognizerVoice ?? voice);
        int errors = 0, total = 0, exactCount = 0, count = 0;
        double audioSeconds = 0;
        TimeSpan synthesisTime = default, recognitionTime = default;
        foreach (var (spoken, reference) in sentences)
        {
            var startedAt = Stopwatch.GetTimestamp();
            var pcm = synthesizer.Synthesize(spoken);
            var synthesizedAt = Stopwatch.GetTimestamp();
            var heard = TelephoneLine.Hear(recognizer, pcm);
            synthesisTime += Stopwatch.GetElapsedTime(startedAt, synthesizedAt);
            recognitionTime += Stopwatch.GetElapsedTime(synthesizedAt);
            audioSeconds += pcm.Length / 8000.0;
            var expected = WordErrorRate.Normalize(reference);
            var errorCount = WordErrorRate.Count(expected, WordErrorRate.Normalize(heard));
            errors += errorCount;
            total += expected.Length;
            exactCount += errorCount == 0 ? 1 : 0;
            count++;
            if (errorCount > 0)
            {
                output.WriteLine($"expected {reference}\nheard    {heard}");
            }
        }

        output.WriteLine($"{voice}: {errors} of {total} words wrong ({100.0 * errors / total:F1} %), {exactCount} of {count} sentences exact");
        output.WriteLine($"synthesis {synthesisTime.TotalSeconds / audioSeconds:F3} × real time");
        output.WriteLine($"recognition {recognitionTime.TotalSeconds / audioSeconds:F3} × real time");
        output.WriteLine($"loading {speech.LoadTime.TotalMilliseconds:F0} ms, {Environment.WorkingSet >> 20} MB");
        (words, exact) = (total, exactCount);
        return errors;
    }
}
