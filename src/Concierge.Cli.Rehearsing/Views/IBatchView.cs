namespace Concierge.Cli.Rehearsing.Views;

/// <summary>Shows a batch of rehearsal calls as their results arrive.</summary>
internal interface IBatchView
{
    /// <summary>Called before the first call.</summary>
    void Begin(BatchOptions options);

    /// <summary>Called when a call to a scenario's restaurant starts. Runs on any thread.</summary>
    void Started(string scenario);

    /// <summary>Called when a call has ended.</summary>
    void Show(RehearsalRunResult result);

    /// <summary>Called when Ctrl-C was pressed and the calls are being hung up. Runs on any thread.</summary>
    void Interrupting();

    /// <summary>Called when all calls have ended.</summary>
    void End(BatchSummary summary);
}
