using System.Globalization;
using Concierge.Contracts;

namespace Concierge.Checks;

/// <summary>Checks this machine's clock: "tomorrow at seven" and the validity of certificates depend on it. Runs after those that ask a server.</summary>
internal sealed class ClockCheck(ServerClockHandler servers) : ISetupCheck
{
    private const string Subject = "clock";

    /// <summary>The greatest difference that passes. A header has whole seconds, and an answer takes some.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(30);

    public string Activity => "the clock";

    public Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        if (servers.Latest is not { } latest)
        {
            return Task.FromResult<IReadOnlyList<CheckResult>>([CheckResult.Skipped(Subject, "No server answered with its time.")]);
        }

        var seconds = Math.Abs((long)latest.Offset.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Task.FromResult<IReadOnlyList<CheckResult>>([latest.Offset.Duration() <= Tolerance
            ? CheckResult.Passed(Subject, $"The clock agrees with that of {latest.Host}.")
            : CheckResult.Failed(Subject, new ConciergeError(
                "clock.wrong",
                $"The clock is {seconds} s {(latest.Offset > TimeSpan.Zero ? "ahead of" : "behind")} that of {latest.Host}.",
                "Set the clock, for example with systemd-timesyncd or chrony."))]);
    }
}
