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
            var text = File.ReadAllText(file);
            found.AddRange(words.SelectMany(word => word.FindIn(SourceTree.Relative(file), text)));
        }

        found.ShouldBeEmpty();
    }

    [Fact]
    public void A_forbidden_word_is_found_outside_its_exceptions()
    {
        var word = ForbiddenWord.ReadAll()[0];

        word.FindIn("src/Example.cs", "// It hangs up:\n// it puts the line down.").ShouldHaveSingleItem().ShouldStartWith("src/Example.cs:2");
        word.FindIn("docs/glossary.md", "puts the line down").ShouldBeEmpty();
    }
}
