using System.Text.RegularExpressions;

namespace Concierge.Architecture.Tests;

/// <summary>One line of <c>eng/forbidden-words.txt</c>.</summary>
/// <param name="Pattern">What must not be found.</param>
/// <param name="Instead">What to write.</param>
/// <param name="Exceptions">Files that may have it, as beginnings of paths.</param>
internal sealed record ForbiddenWord(Regex Pattern, string Instead, string[] Exceptions)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>Reads the list: pattern, what to write instead, exceptions, separated by tabs; <c>#</c> begins a comment.</summary>
    public static IReadOnlyList<ForbiddenWord> ReadAll() =>
        [.. File.ReadLines(Path.Combine(SourceTree.Root, "eng/forbidden-words.txt"))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split('\t', StringSplitOptions.TrimEntries))
            .Select(fields => new ForbiddenWord(
                new Regex(fields[0], RegexOptions.CultureInvariant | RegexOptions.Multiline, Timeout),
                fields[1],
                fields.Length > 2 ? fields[2].Split(' ', StringSplitOptions.RemoveEmptyEntries) : []))];

    /// <summary>The places in a file where it stands.</summary>
    public IEnumerable<string> FindIn(string path, string text) =>
        Exceptions.Any(exception => path.StartsWith(exception, StringComparison.Ordinal))
            ? []
            : Pattern.Matches(text).Select(found => $"{path}:{text.AsSpan(0, found.Index).Count('\n') + 1}: '{found.Value}'; write {Instead}");
}
