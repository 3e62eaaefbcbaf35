using System.Globalization;
using Concierge.Cli.Views;
using Spectre.Console;

namespace Concierge.Cli.Rehearsing.Views;

/// <summary>Shows a batch as a table with a row for each completed call and, on a terminal, a progress line.</summary>
internal sealed class BatchTableView(IAnsiConsole console, TimeProvider timeProvider) : IBatchView
{
    private const int NumberWidth = 5;
    private const int FieldsWidth = 6;
    private const int MaxNamed = 3;
    private const string Indent = "    ";

    private readonly ActivityLine _activity = new(console, timeProvider);
    private readonly Lock _lock = new();
    private readonly List<string> _underWay = [];
    private int _planned;
    private int _done;
    private bool _showsKinds;
    private int _nameWidth;
    private int _outcomeWidth;

    public void Begin(BatchOptions options)
    {
        _planned = options.CallCount;
        _showsKinds = options.Guests.Count > 0 || options.Runs > 1;
        _nameWidth = Width(options.Scenarios.Select(chosen => chosen.Scenario.Name), "Scenario");
        _outcomeWidth = Width(options.Scenarios.SelectMany(chosen => chosen.Scenario.Expectation.Outcomes), "alternative_offered");
        var jobs = Math.Min(options.Jobs, _planned);
        console.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"[bold]Rehearsing[/] {_planned} calls on this machine, {jobs} at a time, up to {options.Speed} times real time. No real call is made.");
        console.MarkupLineInterpolated($"[dim]{Row("", "Scenario", "Seed", "Expected", "Outcome", "Fields", "Turns", "Call", "Cuts", "Reaction (max)")}[/]");
        _activity.Start(Progress());
    }

    public void Started(string scenario)
    {
        lock (_lock)
        {
            _underWay.Add(scenario);
            _activity.SetText(Progress());
        }
    }

    public void Show(RehearsalRunResult result)
    {
        lock (_lock)
        {
            _done++;
            _underWay.Remove(result.Scenario);
            _activity.WriteAbove(() => Print(result));
            _activity.SetText(Progress());
        }
    }

    public void Interrupting() => _activity.WriteAbove(() => console.MarkupLine("[yellow]Hanging up …[/]"));

    public void End(BatchSummary summary)
    {
        _activity.Stop();
        if (summary.Interrupted)
        {
            console.MarkupLineInterpolated($"[yellow]Interrupted[/] after {summary.Runs} of {summary.Planned} calls.");
        }

        var colour = summary.Correct == summary.Runs ? "green" : "red";
        console.MarkupLine($"[{colour}]{summary.Correct} of {summary.Runs} passed[/]: {Clock(summary.CallSeconds)} of calls in {Clock(summary.RealSeconds)}.");
        if (_showsKinds)
        {
            console.MarkupLineInterpolated(
                CultureInfo.InvariantCulture,
                $"Right {summary.Correct}, told as different {summary.Told}, wrong and told as right {summary.Untold}, failed {summary.Failed}.");
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"The longest call had {summary.Longest} turns.");
        }
    }

    private void Print(RehearsalRunResult result)
    {
        var (mark, colour) = result.IsCorrect ? ("✔", "green") : ("✘", "red");
        var row = Row(
            "",
            result.Scenario,
            result.Seed.ToString(CultureInfo.InvariantCulture),
            Expected(result),
            result.Verdict?.Actual ?? "no call",
            Fields(result),
            result.Turns.ToString(CultureInfo.InvariantCulture),
            Clock(result.CallSeconds),
            result.Interruptions.ToString(CultureInfo.InvariantCulture),
            Reactions(result.Reactions));
        console.MarkupLine($"[{colour}]{mark}[/]{Markup.Escape(row)}");
        if (result.IsCorrect)
        {
            return;
        }

        if (result.Guest is { } guest)
        {
            console.MarkupLineInterpolated($"{Indent}[dim]Guest:[/] {guest}");
        }

        foreach (var reason in result.Reasons)
        {
            console.MarkupLineInterpolated($"{Indent}[red]{reason}[/]");
        }

        if (result.Message is { } message)
        {
            console.MarkupLineInterpolated($"{Indent}[dim]Reported:[/] {message}");
        }

        console.MarkupLineInterpolated($"{Indent}[dim]Listen with:[/] {result.Replay}");
    }

    private string Row(
        string mark,
        string name,
        string seed,
        string expected,
        string actual,
        string fields,
        string turns,
        string call,
        string interruptions,
        string reactions) =>
        string.Join(
            ' ',
            mark.PadRight(1),
            name.PadRight(_nameWidth),
            seed.PadLeft(NumberWidth),
            expected.PadRight(_outcomeWidth),
            actual.PadRight(_outcomeWidth),
            fields.PadRight(FieldsWidth),
            turns.PadLeft(NumberWidth),
            call.PadLeft(NumberWidth),
            interruptions.PadLeft(NumberWidth),
            "",
            reactions).TrimEnd();

    // The line must fit a terminal's width.
    private string Progress()
    {
        var more = _underWay.Count > MaxNamed ? $" and {_underWay.Count - MaxNamed} more" : "";
        return $"{_done} of {_planned} done{(_underWay.Count > 0 ? ": " : "")}{string.Join(", ", _underWay.Take(MaxNamed))}{more}";
    }

    private static string Expected(RehearsalRunResult result) =>
        result.Expected.Count > 1 ? $"{result.Expected[0]} +{result.Expected.Count - 1}" : result.Expected[0];

    private static string Fields(RehearsalRunResult result)
    {
        var fields = result.Verdict?.Fields ?? [];
        return fields.Count == 0 ? "–" : $"{fields.Count(field => field.IsCorrect)} of {fields.Count}";
    }

    private static string Reactions(ReactionTimes times) => times.Count == 0
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{times.MedianMs / 1000.0:0.00} s ({times.WorstMs / 1000.0:0.00} s)");

    private static int Width(IEnumerable<string> texts, string heading) => texts.Append(heading).Max(text => text.Length);

    private static string Clock(double seconds) =>
        TimeSpan.FromSeconds(seconds).ToString(seconds < 3600 ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);
}
