using System.Text.Json.Serialization;

namespace Concierge.Cli.Views;

/// <summary>A line of <c>concierge doctor --json</c>.</summary>
/// <param name="Subject">What was checked: <c>twilio.account</c>.</param>
/// <param name="Status"><c>passed</c>, <c>failed</c>, <c>skipped</c> or <c>warning</c>.</param>
/// <param name="Message">One sentence for a person.</param>
/// <param name="Code">The error's code; absent unless the line failed or warns.</param>
/// <param name="Remedy">What to do; absent unless the line failed or warns.</param>
/// <param name="Details">What the message leaves out to fit a line; absent for nothing.</param>
internal sealed record CheckData(
    [property: JsonPropertyName("subject")] string Subject,
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("message")] string Message,
    [property: JsonPropertyName("code"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Code,
    [property: JsonPropertyName("remedy"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Remedy,
    [property: JsonPropertyName("details"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Details);
