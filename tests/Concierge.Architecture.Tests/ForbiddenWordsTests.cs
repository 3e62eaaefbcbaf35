namespace Concierge.Architecture.Tests;

public sealed class ForbiddenWordsTests
{
    private static readonly string[] Patterns = ["*.cs", "*.md", "*.sh", "*.yaml", "*.yml", "*.csproj", "*.props", ".editorconfig", ".env.example"];

    [Fact]
    public void Forbidden_words_are_nowhere_in_the_tree()
    {
        var words = ForbiddenWord.ReadAll();
        List<string> found = [];
        foreach (var file in Patterns.SelectMany(pattern => SourceTree.Files("", pattern)).Distinct().Where(file => !SourceTree.IsMigration(file)))
        {
            var lines = File.ReadAllLines(file);
            found.AddRange(words.SelectMany(word => word.FindIn(SourceTree.Relative(file), lines)));
        }

        found.ShouldBeEmpty();
    }

    [Fact]
    public void A_forbidden_word_is_found_outside_its_exceptions()
    {
        var word = ForbiddenWord.ReadAll()[0];

        word.FindIn("src/Example.cs", ["// It puts the line down."]).ShouldHaveSingleItem();
        word.FindIn("docs/glossary.md", ["puts the line down"]).ShouldBeEmpty();
    }
}
