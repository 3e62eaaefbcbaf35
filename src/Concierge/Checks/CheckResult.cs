using Concierge.Contracts;

namespace Concierge.Checks;

/// <summary>One line of a check.</summary>
/// <param name="Subject">What was checked; stable: <c>twilio.account</c>. Listed in docs/operations.md.</param>
/// <param name="Status">The result.</param>
/// <param name="Text">One sentence for a person. It contains no secret and no whole telephone number.</param>
/// <param name="Error">What is wrong, with a code and the remedy; only of a line that failed or warns.</param>
/// <param name="Details">What the sentence leaves out to fit a line; <see langword="null"/> for nothing.</param>
public sealed record CheckResult(string Subject, CheckStatus Status, string Text, ConciergeError? Error = null, string? Details = null)
{
    /// <summary>The subject in words, with which the line begins: <c>Twilio account</c>.</summary>
    public string Name => string.Join(' ', Subject.Split('.', '_').Select(word => word switch
    {
        "twilio" => "Twilio",
        "openai" => "OpenAI",
        _ => word,
    }));

    /// <summary>Creates a line that passed.</summary>
    public static CheckResult Passed(string subject, string text) => new(subject, CheckStatus.Passed, text);

    /// <summary>Creates a line that failed.</summary>
    public static CheckResult Failed(string subject, ConciergeError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new CheckResult(subject, CheckStatus.Failed, error.Message, error);
    }

    /// <summary>Creates a line that warns.</summary>
    public static CheckResult Warning(string subject, ConciergeError remark)
    {
        ArgumentNullException.ThrowIfNull(remark);
        return new CheckResult(subject, CheckStatus.Warning, remark.Message, remark);
    }

    /// <summary>Creates a line that does not apply.</summary>
    public static CheckResult Skipped(string subject, string text) => new(subject, CheckStatus.Skipped, text);
}
