using Xunit.Abstractions;

namespace Concierge.Tests.Language;

public class RequestParserPhraseTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<PhraseRow> Table = PhraseRow.ReadAll(Path.Combine(AppContext.BaseDirectory, "Language", "phrases.tsv"));

    public static TheoryData<int> Rows() => [.. Enumerable.Range(0, Table.Count)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Read_Phrase_GivesTheMeaningInTheTable(int row) => Table[row].Read().ShouldBe(Table[row].Meaning, Table[row].Sentence);

    [Fact]
    public void Table_HasAtLeast500DistinctPhrases()
    {
        var correct = Table.Count(phrase => phrase.Read() == phrase.Meaning);
        output.WriteLine($"{correct} of {Table.Count} phrases parsed as in the table ({100.0 * correct / Table.Count:F1} %)");
        Table.Select(phrase => phrase.Sentence).Distinct().Count().ShouldBeGreaterThanOrEqualTo(500);
    }
}
