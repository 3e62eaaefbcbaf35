using Xunit.Abstractions;

namespace Concierge.Rehearsal.Tests.Speech;

/// <summary>The restaurant's recognizer understands the caller's voice.</summary>
[Collection(CallerSpeechTestCollection.Name)]
[Trait("Category", "Speech")]
public sealed class CallerRecognitionTests(SpeechFixture speech, ITestOutputHelper output) : RecognitionTests(speech, output)
{
    [SkippableFact]
    public void Sentences_of_a_booking_are_recognized_in_a_sample() => AssertSentencesAreHeard("slt", "sentences.tsv", 9, every: 3);

    [SkippableFact]
    [Trait("Category", "Long")]
    public void Sentences_of_a_booking_are_recognized() => AssertSentencesAreHeard("slt", "sentences.tsv", 9);

    [SkippableTheory]
    [InlineData("agent-lines.tsv", 8)]
    [InlineData("standing-agent-lines.tsv", 8)]
    public void Lines_of_the_agent_are_recognized_in_a_sample(string file, double maxErrorPercent) =>
        AssertSentencesAreHeard("slt", file, maxErrorPercent, every: 9);

    [SkippableTheory]
    [InlineData("agent-lines.tsv", 7)]
    [InlineData("standing-agent-lines.tsv", 7)]
    [Trait("Category", "Long")]
    public void Lines_of_the_agent_are_recognized(string file, double maxErrorPercent) => AssertSentencesAreHeard("slt", file, maxErrorPercent);

    [SkippableFact]
    public void Codes_are_recognized_in_a_sample()
    {
        AssertDigitsAreHeard("slt", count: 8, minExact: 7);
        AssertNatoCodesAreHeard("slt", count: 8, minExact: 5);
    }

    [SkippableFact]
    [Trait("Category", "Long")]
    public void Codes_of_six_digits_are_recognized() => AssertDigitsAreHeard("slt", count: 30, minExact: 25);

    [SkippableFact]
    [Trait("Category", "Long")]
    public void Codes_of_two_nato_letters_and_three_digits_are_recognized() => AssertNatoCodesAreHeard("slt", count: 30, minExact: 18);
}
