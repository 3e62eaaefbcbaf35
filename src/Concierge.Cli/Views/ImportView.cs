using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Concierge.Cli.CommandLine;
using Concierge.Restaurants.Import;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Shows the progress and the result of an import.</summary>
internal sealed class ImportView
{
    private const int MaxNotes = 20;

    private readonly bool _json;

    private ImportView(bool json) => _json = json;

    public static ImportView Create(ParseResult parsed) => new(parsed.GetValue(CommonOptions.Json));

    /// <summary>Runs an import and shows its progress on a terminal.</summary>
    public async Task<ImportReport> WhileImportingAsync(Func<IProgress<ImportProgress>?, Task<ImportReport>> import)
    {
        if (_json || !Terminal.Output.Profile.Capabilities.Interactive)
        {
            return await import(null);
        }

        return await Terminal.Output.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context =>
            {
                var task = context.AddTask("Reading", maxValue: 1);
                return import(new ProgressReporter(task));
            });
    }

    public void Show(ImportReport report)
    {
        if (_json)
        {
            Console.Out.WriteLine(JsonLine.Create("import", JsonSerializer.Serialize(report, RestaurantsJsonContext.Default.ImportReport)));
            return;
        }

        ShowNotes("Skipped", "red", report.Rejected);
        ShowNotes("Warning", "yellow", report.Remarks);
        Terminal.Output.MarkupLineInterpolated($"{Summarize(report)}");
        if (report.Rejected.Any(rejected => rejected.Reason.Contains("no country code", StringComparison.Ordinal)))
        {
            Terminal.Output.MarkupLine("Numbers without a country code need their country: add [bold]--country DE[/], with the two letters of theirs.");
        }

        if (report.Added + report.Updated > 0)
        {
            Terminal.Output.MarkupLine("[dim]concierge restaurants undo takes this import back.[/]");
        }

        if (report.Added > 0)
        {
            Terminal.Output.MarkupLine("[dim]A restaurant can be called only if its number is in ALLOWED_PHONE_NUMBERS.[/]");
        }
    }

    /// <summary>Says in one sentence what was done with the entries.</summary>
    internal static string Summarize(ImportReport report)
    {
        var changes = string.Create(CultureInfo.InvariantCulture, $"{report.Added} added, {report.Updated} updated, {report.Unchanged} unchanged");
        var others = report.Skipped > 0 ? $", {Count(report.Skipped, "not a restaurant", "not restaurants")}" : "";
        var duplicates = Count(report.Duplicates, "duplicate", "duplicates");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Count(report.Entries, "entry", "entries")}: {changes}, {duplicates} merged, {report.Rejected.Count} skipped{others}.");
    }

    private static string Count(int number, string one, string several) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? one : several)}");

    private static void ShowNotes(string title, string colour, IReadOnlyList<ImportRemark> notes)
    {
        foreach (var note in notes.Take(MaxNotes))
        {
            Terminal.Output.Markup($"[{colour}]{title}[/] ");
            Terminal.Output.MarkupLineInterpolated($"{note.Position}: {note.Reason}.");
        }

        if (notes.Count > MaxNotes)
        {
            Terminal.Output.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[dim]… and {notes.Count - MaxNotes} more; use --json to see all.[/]");
        }
    }

    private sealed class ProgressReporter(ProgressTask task) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            task.Description = value.Saving ? "Saving" : string.Create(CultureInfo.InvariantCulture, $"Reading, {value.Entries} entries");
            task.Value = value.Share ?? 0;
        }
    }
}
