namespace Concierge.Cli.Rehearsing.Web;

/// <summary>Whether the restaurant's book agrees with what a call reported.</summary>
/// <param name="Book">The restaurant's entry in words; <see langword="null"/> for none.</param>
/// <param name="Agrees">Whether there is no difference.</param>
/// <param name="Differences">The differences, each as a sentence.</param>
internal sealed record BookComparisonData(string? Book, bool Agrees, IReadOnlyList<string> Differences);
