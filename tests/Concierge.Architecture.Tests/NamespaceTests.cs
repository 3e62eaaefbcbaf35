using Xunit.Abstractions;

namespace Concierge.Architecture.Tests;

public sealed class NamespaceTests(ITestOutputHelper output)
{
    public static TheoryData<string> Projects => [.. SourceTree.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Namespaces_of_a_project_have_no_cycles(string project)
    {
        var graph = NamespaceGraph.Read(project);

        output.WriteLine($"{project}: {graph.Namespaces.Count()} namespaces, {graph.EdgeCount} edges\n{graph.Layers()}");

        graph.Cycles().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_file_declares_the_namespace_of_its_folder(string project)
    {
        var wrong = SourceTree.FilesOf(project)
            .Select(file => (File: SourceTree.Relative(file), Declared: SourceText.FindNamespace(File.ReadAllText(file))))
            .Where(file => file.Declared is not null && file.Declared != ExpectedFor(file.File))
            .Select(file => $"{file.File}: {file.Declared} instead of {ExpectedFor(file.File)}");

        wrong.ShouldBeEmpty();
    }

    private static string ExpectedFor(string file) => string.Join('.', file.Split('/')[1..^1]);
}
