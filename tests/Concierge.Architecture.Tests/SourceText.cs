using System.Text.RegularExpressions;

namespace Concierge.Architecture.Tests;

/// <summary>Finds declarations in a source file: the formatter puts the top-level ones at the beginning of a line.</summary>
internal static partial class SourceText
{
    /// <summary>The file-scoped namespace.</summary>
    public static string? FindNamespace(string text) => NamespaceDeclaration().Match(text) is { Success: true } found ? found.Groups[1].Value : null;

    /// <summary>The namespaces of the <c>using</c> directives.</summary>
    public static IEnumerable<string> FindUsings(string text) => UsingDirective().Matches(text).Select(found => found.Groups[1].Value);

    /// <summary>The names of the top-level types.</summary>
    public static IEnumerable<string> FindTypes(string text) => TypeDeclaration().Matches(text).Select(found => found.Groups[1].Value).Distinct();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceDeclaration();

    [GeneratedRegex(@"^using (?:\w+ = )?([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingDirective();

    // Modifiers, the kind, the name. The type of a delegate stands before its name.
    [GeneratedRegex(
        @"^(?:(?:public|internal|file|sealed|static|abstract|readonly|ref|unsafe|partial)\ )*
          (?:class|interface|enum|struct|record(?:\ (?:class|struct))?|delegate\ [^(;]+?)\ (\w+)",
        RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex TypeDeclaration();
}
