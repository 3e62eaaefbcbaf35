using Concierge.Rehearsal.Language;
using Xunit.Abstractions;

namespace Concierge.Rehearsal.Tests.Speech;

/// <summary>A spelled name is written letter by letter, by the restaurant and by the caller.</summary>
[Collection(SpeechTestCollection.Name)]
[Trait("Category", "Speech")]
public sealed class SpelledNameRecognitionTests(SpeechFixture speech, ITestOutputHelper output)
{
    private static readonly string[] Sample = ["Nguyen", "Andersson", "OBrien", "Xu"];

    [SkippableFact]
    public void Spelled_names_are_written_in_a_sample()
    {
        AssertNamesAreWritten("slt", Sample, minExact: 3, SpellExplained);
        AssertNamesAreWritten("rms", Sample, minExact: 3, SpellInWords);
    }

    [SkippableFact]
    [Trait("Category", "Long")]
    public void Spelled_names_of_any_letters_are_written()
    {
        var random = new Random(11);
        var names = Enumerable.Range(0, 100).Select(_ => new string(random.GetItems<char>("abcdefghijklmnopqrstuvwxyz", random.Next(3, 13)))).ToArray();
        AssertNamesAreWritten("slt", names, minExact: 78, SpellExplained);
        AssertNamesAreWritten("rms", names, minExact: 70, SpellInWords);
    }

    private static string SpellExplained(string name) => $"No, the name is {name}, spelled {SpokenFormatter.FormatSpelled(name)}.";

    private static string SpellInWords(string name) =>
        $"Okay, so that's a table for four on Monday, November thirtieth at seven o'clock under the name {SpokenFormatter.FormatSpellingWords(name)}. "
            + "Is that right?";

    private void AssertNamesAreWritten(string voice, string[] names, int minExact, Func<string, string> spell)
    {
        speech.SkipUnlessAvailable();
        var synthesizer = speech.Engine.CreateSynthesizer(voice);
        using var recognizer = speech.Engine.CreateRecognizer(voice);
        var exact = 0;
        foreach (var name in names)
        {
            var heard = TelephoneLine.Hear(recognizer, synthesizer.Synthesize(spell(name)));
            var written = SpelledNameParser.Find(RecognizedWords.Split(heard))?.Letters;
            var isExact = string.Equals(written, name, StringComparison.OrdinalIgnoreCase);
            exact += isExact ? 1 : 0;
            if (!isExact)
            {
                output.WriteLine($"{name}: {written} from {heard}");
            }
        }

        output.WriteLine($"{voice}: {exact} of {names.Length} names exact");
        exact.ShouldBeGreaterThanOrEqualTo(minExact);
    }
}
