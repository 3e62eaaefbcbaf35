using Concierge.Cli.Rehearsing;

namespace Concierge.Cli.Views;

/// <summary>Shows many rehearsed calls, as their results come in.</summary>
internal interface IBatchView
{
    /// <summary>The calls are about to begin.</summary>
    void Begin(BatchOptions options);

    /// <summary>A call to a scenario's restaurant begins. Comes from any thread.</summary>
    void Started(string scenario);

    /// <summary>A call has come to its end.</summary>
    void Show(RehearsalRunResult result);

    /// <summary>Ctrl-C was pressed: the lines are being put down. Comes from any thread.</summary>
    void Interrupting();

    /// <summary>All calls have ended.</summary>
    void End(BatchSummary summary);
}
