using System.Text.Json;
using System.Text.RegularExpressions;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>A report of the outcome, and what came back.</summary>
/// <param name="CallId">The function call's id.</param>
/// <param name="Outcome">The outcome reported.</param>
/// <param name="Output">What the function returned; <see langword="null"/> while it has not.</param>
internal sealed partial record ReportMade(string CallId, string Outcome, string? Output)
{
    /// <summary>Why the report was not taken; <see langword="null"/> when it was, or is not known yet.</summary>
    public string? Refusal => Output is { } output && (IsRefused(output) || Refused().IsMatch(output)) ? output : null;

    public static string OutcomeIn(string arguments)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(arguments);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("outcome", out JsonElement outcome) && outcome.ValueKind == JsonValueKind.String
                ? outcome.GetString()!
                : "unclear";
        }
        catch (JsonException)
        {
            return "unclear";
        }
    }

    private static bool IsRefused(string output)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(output);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return false;
            }

            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                bool isNo = property is { Name: "accepted" or "ok" or "recorded" or "success", Value.ValueKind: JsonValueKind.False };
                bool isError = property is { Name: "error", Value.ValueKind: JsonValueKind.String or JsonValueKind.Object };
                if (isNo || isError)
                {
                    return true;
                }
            }

            return false;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\b(refused|rejected|not accepted|not recorded|needs? evidence|no evidence)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Refused();
}
