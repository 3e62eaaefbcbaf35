using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Concierge.Architecture.Tests;

public sealed partial class VersionTests
{
    [Fact]
    public void The_version_is_that_of_the_newest_release_in_the_changelog()
    {
        var version = XDocument.Load(Path.Combine(SourceTree.Root, "Directory.Build.props")).Descendants("Version").Single().Value;

        var newest = Release().Match(File.ReadAllText(Path.Combine(SourceTree.Root, "CHANGELOG.md"))).Groups["version"].Value;

        version.ShouldBe(newest);
    }

    [GeneratedRegex(@"^## \[(?<version>\d+\.\d+\.\d+)\]", RegexOptions.Multiline)]
    private static partial Regex Release();
}
