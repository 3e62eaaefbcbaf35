using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.Tests.Speech;

public sealed class SpokenTextTests
{
    [Theory]
    [InlineData("Your code is A B C one two three.", "Your code is ay B C one two three.")]
    [InlineData("A B C.", "ay B C.")]
    [InlineData("A, B, C.", "ay, B, C.")]
    [InlineData("A as in alpha.", "ay as in alpha.")]
    [InlineData("Yes. A as in alpha, B as in bravo.", "Yes. ay as in alpha, B as in bravo.")]
    [InlineData("It is K seven A.", "It is K seven ay.")]
    [InlineData("A one two three.", "ay one two three.")]
    [InlineData("g. a. r. c. i. a.", "G ay R C I ay")]
    [InlineData("A table for two?", "A table for two?")]
    [InlineData("Yes. A table for two?", "Yes. A table for two?")]
    [InlineData("A seven o'clock table.", "A seven o'clock table.")]
    [InlineData("I have a table.", "I have a table.")]
    public void Format_SpelledLetterA_IsWrittenAsFlitePronouncesIt(string text, string expected) => FliteTextFormatter.Format(text).ShouldBe(expected);

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("<sil> The(2) table <sil> [NOISE] for++x", "the table for++x")]
    [InlineData("g. a.(2) ++UM++ p. m.", "g. a. p. m.")]
    public void Normalize_RemovesTheRecognizersMarks(string? hypothesis, string expected) => RecognizedTextNormalizer.Normalize(hypothesis).ShouldBe(expected);
}
