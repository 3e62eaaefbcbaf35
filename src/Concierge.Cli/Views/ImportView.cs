using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Concierge.Cli.Commands;
using Concierge.Restaurants.Import;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Shows how far an import has come, and what it did.</summary>
internal sealed class ImportView
{
    private const int MostNotes = 20;

    private readonly bool _json;

    private ImportView(bool json) => _json = json;

    public static ImportView For(ParseResult parsed) => new(parsed.GetValue(CommonOptions.Json));

    /// <summary>Imports while its progress is shown, on a terminal alone.</summary>
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
                return import(new Shown(task));
            });
    }

    public void Show(ImportReport report)
    {
        if (_json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(new ImportLine("import", report), RestaurantsJsonContext.Default.ImportLine));
            return;
        }

        ShowNotes("Not taken", "red", report.Bad);
        ShowNotes("Taken, but", "yellow", report.Remarks);
        Terminal.Output.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{report.Entries} entries: {report.Added} added, {report.Updated} updated, {report.Unchanged} known already, {report.Duplicates} merged as duplicates, {report.Bad.Count} not taken{(report.Others > 0 ? string.Create(CultureInfo.InvariantCulture, $", {report.Others} no restaurants") : "")}.");
        if (report.Added > 0)
        {
            Terminal.Output.MarkupLine("[dim]None of them may be telephoned before its number stands in ALLOWED_PHONE_NUMBERS.[/]");
        }
    }

    private static void ShowNotes(string title, string colour, IReadOnlyList<ImportNote> notes)
    {
        foreach (var note in notes.Take(MostNotes))
        {
            Terminal.Output.Markup($"[{colour}]{title}[/] ");
            Terminal.Output.MarkupLineInterpolated($"{note.Where}: {note.Reason}.");
        }

        if (notes.Count > MostNotes)
        {
            Terminal.Output.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[dim]… and {notes.Count - MostNotes} more; --json tells all of them.[/]");
        }
    }

    private sealed class Shown(ProgressTask task) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            task.Description = value.Saving ? "Saving" : string.Create(CultureInfo.InvariantCulture, $"Reading, {value.Entries} entries");
            task.Value = value.Share ?? 0;
        }
    }
}
