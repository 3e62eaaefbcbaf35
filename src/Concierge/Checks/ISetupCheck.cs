namespace Concierge.Checks;

/// <summary>Checks one part of what a real call needs. It changes nothing and calls nobody.</summary>
public interface ISetupCheck
{
    /// <summary>What is being checked, for the line that shows progress: <c>the Twilio account</c>.</summary>
    string Activity { get; }

    /// <summary>Runs the check. A failure of the network is a line that failed, not an exception.</summary>
    Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken);
}
