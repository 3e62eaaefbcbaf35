using Xunit.Abstractions;

namespace Concierge.Rehearsal.Tests.Speech;

/// <summary>The caller's voice, as the restaurant's ear has it.</summary>
[Collection(CallersSpeechGroup.Name)]
public sealed class CallerRecognitionTests(SpeechFixture speech, ITestOutputHelper output) : RecognitionTests(speech, output)
{
    [SkippableTheory]
    [InlineData("sentences.tsv", 9)]
    [InlineData("agent-lines.tsv", 7)]
    [InlineData("standing-agent-lines.tsv", 7)]
    public void Sentences_of_a_booking_are_heard_over_the_telephone(string file, double worstPercent) => AssertSentencesAreHeard("slt", file, worstPercent);

    [SkippableFact]
    public void Codes_of_six_digits_are_heard() => AssertDigitsAreHeard("slt", fewest: 25);

    [SkippableFact]
    public void Codes_of_two_nato_letters_and_three_digits_are_heard() => AssertNatoCodesAreHeard("slt", fewest: 18);
}
