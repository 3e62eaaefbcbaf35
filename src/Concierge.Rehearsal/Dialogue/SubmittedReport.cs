using System.Text.RegularExpressions;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>A report of the outcome, with the output of the tool.</summary>
/// <param name="CallId">The function call's id.</param>
/// <param name="Outcome">The reported outcome.</param>
/// <param name="Output">The tool's output; <see langword="null"/> until it returns.</param>
internal sealed partial record SubmittedReport(string CallId, string Outcome, string? Output)
{
    /// <summary>Why the tool refused the report; <see langword="null"/> if it accepted it or has not returned.</summary>
    public string? Refusal => Output is { } output && IsRefused(output) ? output : null;

    public static string GetOutcome(string arguments) => ToolOutputParser.GetValue(arguments, "outcome") ?? "unclear";

    private static bool IsRefused(string output) => !(ToolOutputParser.HasSucceeded(output) ?? !RefusedPattern().IsMatch(output));

    [GeneratedRegex(@"\b(refused|rejected|not accepted|not recorded|needs? evidence|no evidence)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex RefusedPattern();
}
