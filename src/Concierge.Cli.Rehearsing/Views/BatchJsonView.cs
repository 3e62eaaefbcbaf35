using System.Text.Json;
using Concierge.Cli.Views;

namespace Concierge.Cli.Rehearsing.Views;

/// <summary>Prints a batch as JSON: a line for each completed call and one for the summary.</summary>
internal sealed class BatchJsonView(TextWriter output) : IBatchView
{
    public void Begin(BatchOptions options)
    {
        // The output starts with the first result.
    }

    public void Started(string scenario)
    {
        // The result's line names the scenario.
    }

    public void Show(RehearsalRunResult result) => Write("run", JsonSerializer.Serialize(BatchRunData.From(result), RehearsalJsonContext.Default.BatchRunData));

    public void Interrupting()
    {
        // The summary says so.
    }

    public void End(BatchSummary summary) => Write("summary", JsonSerializer.Serialize(summary, RehearsalJsonContext.Default.BatchSummary));

    private void Write(string name, string json)
    {
        output.WriteLine(JsonLine.Create(name, json));
        output.Flush();
    }
}
