using System.Security.Cryptography;
using System.Text;

namespace Concierge.Architecture.Tests;

public sealed class ConsoleBuildTests
{
    private const string Console = "src/Concierge.Console";

    private static readonly string[] Roots = ["index.html", "package-lock.json", "vite.config.ts"];

    // The build writes the hash of its sources into dist/source.sha256 (sourceHash.js): no Node is needed to compare them.
    [Fact]
    public void The_committed_build_of_the_console_is_that_of_its_sources()
    {
        var folder = Path.Combine(SourceTree.Root, Console);
        var paths = Roots
            .Concat(SourceTree.Files($"{Console}/src", "*").Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')))
            .Where(path => !path.EndsWith(".test.ts", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var path in paths)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{path}\n{File.ReadAllText(Path.Combine(folder, path)).ReplaceLineEndings("\n")}\n"));
        }

        var built = File.ReadAllText(Path.Combine(folder, "dist/source.sha256")).Trim();

        built.ShouldBe(Convert.ToHexStringLower(hash.GetHashAndReset()), "Run npm install && npm run build in src/Concierge.Console, and commit dist.");
    }

    [Fact]
    public void The_pages_of_the_console_write_no_markup_from_texts()
    {
        var wrong = SourceTree.Files($"{Console}/src", "*.ts*")
            .Where(file => File.ReadAllText(file) is var text
                && (text.Contains("innerHTML", StringComparison.OrdinalIgnoreCase) || text.Contains("insertAdjacentHTML", StringComparison.Ordinal)))
            .Select(SourceTree.Relative);

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void No_source_line_of_the_console_is_longer_than_160_characters()
    {
        var wrong =
            from file in SourceTree.Files($"{Console}/src", "*.ts*")
            where !SourceTree.Relative(file).Contains("/text/", StringComparison.Ordinal)
            from line in File.ReadLines(file).Select((text, index) => (text, number: index + 1))
            where line.text.Length > 160
            select $"{SourceTree.Relative(file)}:{line.number} has {line.text.Length}";

        wrong.ShouldBeEmpty();
    }
}
