using System.Text.RegularExpressions;

namespace Concierge.Tests.Deployment;

/// <summary>The documents that <c>eng/release</c> packs beside the program.</summary>
public sealed partial class ReleaseDocumentsTests
{
    private static readonly IReadOnlyList<string> Packed = FindPacked();

    [Fact]
    public void Links_OfEveryDocument_LeadToAFileOfTheArchive()
    {
        var links = Packed.Where(file => file.EndsWith(".md", StringComparison.Ordinal))
            .SelectMany(file => Link().Matches(File.ReadAllText(Path.Combine(DeployFolder.Root, file))).Select(link => (File: file, Target: link.Groups["target"].Value)))
            .Where(link => !link.Target.Contains(':', StringComparison.Ordinal) && link.Target[0] != '#')
            .ToList();

        links.Count.ShouldBeGreaterThan(50);
        links.Where(link => !IsPacked(link.File, link.Target.Split('#')[0])).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("LICENSE")]
    [InlineData(".env.example")]
    [InlineData("docs/operations.md")]
    [InlineData("docs/decisions/0001-.*")]
    [InlineData("deploy/systemd/concierge.service")]
    public void Archive_HasWhatAnOperatorNeeds(string file) => Packed.ShouldContain(packed => Regex.IsMatch(packed, $"^{file}"));

    private static bool IsPacked(string file, string target)
    {
        var path = Path.GetRelativePath(DeployFolder.Root, Path.Combine(DeployFolder.Root, Path.GetDirectoryName(file)!, target)).Replace('\\', '/');
        return Packed.Any(packed => packed == path || packed.StartsWith($"{path.TrimEnd('/')}/", StringComparison.Ordinal));
    }

    private static List<string> FindPacked()
    {
        var script = File.ReadAllText(Path.Combine(DeployFolder.Root, "eng", "release"));
        return
        [
            .. Documents().Match(script).Groups["names"].Value.Split(' ')
                .Select(name => Path.Combine(DeployFolder.Root, name))
                .SelectMany(path => File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
                .Select(path => Path.GetRelativePath(DeployFolder.Root, path).Replace('\\', '/')),
        ];
    }

    [GeneratedRegex("^documents=\"(?<names>[^\"]+)\"$", RegexOptions.Multiline)]
    private static partial Regex Documents();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
