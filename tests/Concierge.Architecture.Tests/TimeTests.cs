using Microsoft.CodeAnalysis;

namespace Concierge.Architecture.Tests;

public sealed class TimeTests
{
    // The build refuses the same symbols (eng/BannedSymbols.txt); here no suppression helps.
    private static readonly HashSet<string> Banned =
        [.. File.ReadLines(Path.Combine(SourceTree.Root, "eng/BannedSymbols.txt")).Where(line => line.Length > 0).Select(line => line.Split(';')[0])];

    public static TheoryData<string> Projects => [.. SourceTree.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Time_comes_from_a_TimeProvider(string project)
    {
        var wrong = SourceModel.UsesIn(project)
            .Where(use => Banned.Contains(use.Used.OriginalDefinition.GetDocumentationCommentId() ?? ""))
            .Select(use => (use.Used, Line: use.Location.GetLineSpan()))
            .Select(use => $"{SourceTree.Relative(use.Line.Path)}:{use.Line.StartLinePosition.Line + 1} uses {use.Used.ToDisplayString()}")
            .ToList();

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Banned_symbols_exist()
    {
        var compilation = SourceModel.Compilations["Concierge"];

        Banned.ShouldNotBeEmpty();
        Banned.ShouldAllBe(id => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation) != null);
    }
}
