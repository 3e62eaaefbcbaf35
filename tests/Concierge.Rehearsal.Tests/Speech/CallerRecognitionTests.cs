using Xunit.Abstractions;

namespace Concierge.Rehearsal.Tests.Speech;

/// <summary>The caller's voice, recognized at the restaurant's end.</summary>
[Collection(CallersSpeechGroup.Name)]
public sealed class CallerRecognitionTests(SpeechFixture speech, ITestOutputHelper output) : RecognitionTests(speech, output)
{
    [SkippableTheory]
    [InlineData("sentences.tsv", 9)]
    [InlineData("agent-lines.tsv", 7)]
    [InlineData("standing-agent-lines.tsv", 7)]
    public void Sentences_of_a_booking_are_recognized(string file, double worstPercent) => AssertSentencesAreHeard("slt", file, worstPercent);

    [SkippableFact]
    public void Codes_of_six_digits_are_recognized() => AssertDigitsAreHeard("slt", fewest: 25);

    [SkippableFact]
    public void Codes_of_two_nato_letters_and_three_digits_are_recognized() => AssertNatoCodesAreHeard("slt", fewest: 18);
}
