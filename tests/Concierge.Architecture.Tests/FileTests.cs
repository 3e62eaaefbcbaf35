namespace Concierge.Architecture.Tests;

public sealed class FileTests
{
    private const int MaxLineLength = 160;

    public static TheoryData<string> Folders => ["src", "tests", "bench"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_file_holds_one_type_and_is_named_after_it(string folder)
    {
        List<string> wrong = [];
        foreach (var file in SourceTree.Files(folder, "*.cs").Where(file => !SourceTree.IsMigration(file)))
        {
            var types = SourceText.FindTypes(File.ReadAllText(file)).ToList();
            if (types.Count > 1 || (types.Count == 1 && types[0] != Path.GetFileName(file).Split('.')[0]))
            {
                wrong.Add($"{SourceTree.Relative(file)}: {string.Join(", ", types)}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void No_source_line_is_longer_than_160_characters()
    {
        var wrong =
            from file in SourceTree.Files("src", "*.cs")
            where !SourceTree.IsMigration(file)
            from line in File.ReadLines(file).Select((text, index) => (text, number: index + 1))
            where line.text.Length > MaxLineLength
            select $"{SourceTree.Relative(file)}:{line.number} has {line.text.Length}";

        wrong.ShouldBeEmpty();
    }

    // Otherwise ./test --fast grows by the start of a server for each of them.
    [Fact]
    public void Tests_that_start_a_server_have_its_category()
    {
        var wrong =
            from file in SourceTree.Files("tests/Concierge.Tests", "*.cs")
            let text = File.ReadAllText(file)
            where text.Contains("ServerTestHost.StartAsync", StringComparison.Ordinal) || text.Contains("McpTestClient.ConnectAsync", StringComparison.Ordinal)
            where text.Contains("Fact]", StringComparison.Ordinal) || text.Contains("Theory]", StringComparison.Ordinal)
            where !text.Contains("[Trait(\"Category\", \"Server\")]", StringComparison.Ordinal) && !text.Contains("\"Process\"", StringComparison.Ordinal)
            select SourceTree.Relative(file);

        wrong.ShouldBeEmpty();
    }
}
