using System.Runtime.CompilerServices;

namespace Concierge.Architecture.Tests;

/// <summary>The repository's files, as a reader sees them.</summary>
internal static class SourceTree
{
    private static readonly string[] SkippedFolders = ["artifacts", "bin", "obj", "node_modules", ".git"];

    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The projects under <c>src</c>, by name.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        [.. Files("src", "*.csproj").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>The source files of a project under <c>src</c>, without those that <c>dotnet ef</c> writes.</summary>
    public static IEnumerable<string> FilesOf(string project) =>
        Files(Path.Combine("src", project), "*.cs").Where(file => !IsMigration(file));

    /// <summary>Files below a folder of the repository, by their full paths.</summary>
    public static IEnumerable<string> Files(string folder, string pattern)
    {
        var path = Path.Combine(Root, folder);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories)
                .Where(file => !Relative(file).Split('/').Any(SkippedFolders.Contains))
                .Order(StringComparer.Ordinal)
            : [];
    }

    /// <summary>A path below the repository's folder, with slashes.</summary>
    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    /// <summary>Whether <c>dotnet ef</c> wrote a file.</summary>
    public static bool IsMigration(string file) => Relative(file).Contains("/Migrations/", StringComparison.Ordinal);

    private static string FindRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../.."));
}
