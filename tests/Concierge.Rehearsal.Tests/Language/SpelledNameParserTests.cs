using Concierge.Rehearsal.Language;

namespace Concierge.Rehearsal.Tests.Language;

/// <summary>Letters that follow "name", "under" or "spelled" are a name; letters of a code are none.</summary>
public sealed class SpelledNameParserTests
{
    [Theory]
    [InlineData("under the name sierra mike india is that right", "smi")]
    [InlineData("it's smith spelled s. as in sierra m. as in mike i. as in india", "smi")]
    [InlineData("no the name is b. l. x. c. l. b. as in bravo l. as in lima x. as in x. ray", "blx")]
    [InlineData("under smith your confirmation code is t. as in tango v. as in victor", null)]
    [InlineData("the code is kilo two four", null)]
    [InlineData("a table for four under smith", null)]
    public void Find_Words_ReadsTheLettersOfAName(string words, string? letters) =>
        (SpelledNameParser.Find(RecognizedWords.Split(words))?.Letters).ShouldBe(letters);
}
