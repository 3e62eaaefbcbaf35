using Xunit.Abstractions;

namespace Concierge.Architecture.Tests;

public sealed class ReferenceTests(ITestOutputHelper output)
{
    // What each project may use of the others, directly. docs/architecture.md says why.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Concierge.Contracts"] = [],
        ["Concierge.Language"] = [],
        ["Concierge.Media"] = [],
        ["Concierge"] = ["Concierge.Contracts", "Concierge.Language", "Concierge.Media"],
        ["Concierge.Storage"] = ["Concierge", "Concierge.Contracts", "Concierge.Language"],
        ["Concierge.Cluster"] = ["Concierge", "Concierge.Contracts", "Concierge.Language", "Concierge.Media", "Concierge.Storage"],
        ["Concierge.Mcp"] = ["Concierge.Contracts"],
        ["Concierge.Server"] =
        [
            "Concierge", "Concierge.Contracts", "Concierge.Language", "Concierge.Mcp", "Concierge.Media", "Concierge.Storage", "Concierge.Cluster",
        ],
        ["Concierge.Rehearsal"] = [],
        ["Concierge.Cli"] =
        [
            "Concierge", "Concierge.Contracts", "Concierge.Language", "Concierge.Mcp", "Concierge.Media", "Concierge.Server", "Concierge.Storage",
            "Concierge.Cluster",
        ],
        ["Concierge.Cli.Rehearsing"] =
        [
            "Concierge", "Concierge.Contracts", "Concierge.Language", "Concierge.Media", "Concierge.Server", "Concierge.Storage", "Concierge.Cli",
            "Concierge.Rehearsal", "Concierge.Cluster",
        ],
    };

    [Fact]
    public void Every_project_is_listed() => SourceTree.Projects.ShouldBe(Allowed.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void References_between_projects_go_one_way()
    {
        List<string> wrong = [];
        foreach (var project in SourceTree.Projects)
        {
            var references = CompiledProject.ReadReferences(project).ToHashSet(StringComparer.Ordinal);
            var used = CompiledProject.Read(project).Uses
                .Select(use => use.UsedAssembly)
                .Where(name => name != project && SourceTree.Projects.Contains(name))
                .ToHashSet(StringComparer.Ordinal);
            output.WriteLine($"{project} -> {string.Join(", ", used.Order(StringComparer.Ordinal))}");
            wrong.AddRange(references.Union(used).Except(Allowed.GetValueOrDefault(project) ?? []).Select(other => $"{project} -> {other}"));
        }

        wrong.ShouldBeEmpty();
    }
}
