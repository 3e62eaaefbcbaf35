using System.Text.Json;
using Concierge.Cli.Rehearsing;

namespace Concierge.Cli.Views;

/// <summary>Prints a batch for programs: a line per call, as they come in, and one for all of them.</summary>
internal sealed class BatchJsonView(TextWriter output) : IBatchView
{
    public void Begin(BatchOptions options)
    {
        // Programs know what they asked for.
    }

    public void Started(string scenario)
    {
        // The line comes with the result.
    }

    public void Show(RehearsalRunResult result) => Write("run", JsonSerializer.Serialize(BatchRunData.Of(result), CliJsonContext.Default.BatchRunData));

    public void Interrupting()
    {
        // The last line tells.
    }

    public void End(BatchSummary summary) => Write("summary", JsonSerializer.Serialize(summary, CliJsonContext.Default.BatchSummary));

    private void Write(string name, string json)
    {
        output.WriteLine($$"""{"event":"{{name}}","data":{{json}}}""");
        output.Flush();
    }
}
