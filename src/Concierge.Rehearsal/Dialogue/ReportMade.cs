using System.Text.RegularExpressions;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>A report of the outcome, and what came back.</summary>
/// <param name="CallId">The function call's id.</param>
/// <param name="Outcome">The outcome reported.</param>
/// <param name="Output">What the function returned; <see langword="null"/> while it has not.</param>
internal sealed partial record ReportMade(string CallId, string Outcome, string? Output)
{
    /// <summary>Why the report was not taken; <see langword="null"/> when it was, or is not known yet.</summary>
    public string? Refusal => Output is { } output && IsRefused(output) ? output : null;

    public static string OutcomeIn(string arguments) => ToolOutput.Value(arguments, "outcome") ?? "unclear";

    private static bool IsRefused(string output) => !(ToolOutput.Succeeded(output) ?? !Refused().IsMatch(output));

    [GeneratedRegex(@"\b(refused|rejected|not accepted|not recorded|needs? evidence|no evidence)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Refused();
}
