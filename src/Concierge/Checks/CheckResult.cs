using Concierge.Contracts;

namespace Concierge.Checks;

/// <summary>One line of a check.</summary>
/// <param name="Subject">What was checked; stable: <c>twilio.account</c>. Listed in docs/operations.md.</param>
/// <param name="Status">The result.</param>
/// <param name="Text">One sentence for a person. It contains no secret and no whole telephone number.</param>
/// <param name="Error">What is wrong, with a code and the remedy; only of a line that failed.</param>
/// <param name="Details">What the sentence leaves out to fit a line; <see langword="null"/> for nothing.</param>
public sealed record CheckResult(string Subject, CheckStatus Status, string Text, ConciergeError? Error = null, string? Details = null)
{
    /// <summary>Creates a line that passed.</summary>
    public static CheckResult Passed(string subject, string text) => new(subject, CheckStatus.Passed, text);

    /// <summary>Creates a line that failed.</summary>
    public static CheckResult Failed(string subject, ConciergeError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new CheckResult(subject, CheckStatus.Failed, error.Message, error);
    }

    /// <summary>Creates a line that does not apply.</summary>
    public static CheckResult Skipped(string subject, string text) => new(subject, CheckStatus.Skipped, text);
}
