using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Concierge.Cli.CommandLine;
using Concierge.Storage.Maintenance;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Shows the progress and the result of work on a database.</summary>
internal sealed class DatabaseView
{
    private readonly bool _json;

    private DatabaseView(bool json) => _json = json;

    public static DatabaseView Create(ParseResult parsed) => new(parsed.GetValue(CommonOptions.Json));

    /// <summary>Works, and shows the progress on a terminal.</summary>
    public async Task<T> WhileWorkingAsync<T>(Func<IProgress<DatabaseProgress>?, Task<T>> work)
    {
        if (_json || !Terminal.Output.Profile.Capabilities.Interactive)
        {
            return await work(null);
        }

        return await Terminal.Output.Progress().AutoClear(true).Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .StartAsync(context => work(new ProgressReporter(context.AddTask("Opening", maxValue: 1))));
    }

    /// <summary>Shows the result of a copy.</summary>
    /// <param name="name">The name of the event for <c>--json</c>.</param>
    /// <param name="report">What was copied.</param>
    /// <param name="sentence">What was done.</param>
    /// <param name="hint">What to do next; <see langword="null"/> for nothing.</param>
    public void ShowCopied(string name, DatabaseCopyReport report, string sentence, string? hint)
    {
        if (_json)
        {
            var data = new DatabaseCopyData(
                report.Tables, report.Unreadable, report.Warning is { } problem ? new ErrorData(problem.Code, problem.Message, problem.Remedy) : null);
            Console.Out.WriteLine(JsonLine.Create(name, JsonSerializer.Serialize(data, DatabaseJsonContext.Default.DatabaseCopyData)));
            return;
        }

        var rows = string.Join(", ", report.Tables.Select(table => string.Create(CultureInfo.InvariantCulture, $"{table.Rows} {table.Table}")));
        Terminal.Output.MarkupLineInterpolated($"{sentence} {rows}.");
        if (report.Warning is { } warning)
        {
            WarningView.Show(warning);
        }

        if (hint is not null)
        {
            Terminal.Output.MarkupLineInterpolated($"[dim]{hint}[/]");
        }
    }

    /// <summary>Shows the result of a rotation of the data key.</summary>
    /// <param name="report">What was encrypted.</param>
    /// <param name="isShared">Whether the servers get the key from <c>CONCIERGE_DATA_KEY</c>.</param>
    public void ShowRotated(KeyRotationReport report, bool isShared)
    {
        if (_json)
        {
            Console.Out.WriteLine(JsonLine.Create("key_rotated", JsonSerializer.Serialize(report, DatabaseJsonContext.Default.KeyRotationReport)));
            return;
        }

        Terminal.Output.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{report.Encrypted} texts are encrypted with the new key in {report.KeyFile}.");
        ShowUnreadable(report.Unreadable);
        var next = isShared
            ? "Set CONCIERGE_DATA_KEY to the content of that file on every server."
            : "The former key is beside it, as data-key.previous.";
        Terminal.Output.MarkupLineInterpolated($"[dim]{next} Older backups need the former key.[/]");
    }

    private static void ShowUnreadable(int texts)
    {
        if (texts > 0)
        {
            Terminal.Output.MarkupLineInterpolated(
                CultureInfo.InvariantCulture, $"[yellow]{texts} encrypted texts cannot be read with this machine's data key. They are unchanged.[/]");
        }
    }

    private sealed class ProgressReporter(ProgressTask task) : IProgress<DatabaseProgress>
    {
        public void Report(DatabaseProgress value)
        {
            task.Description = value.Table;
            task.Value = value.Total == 0 ? 1 : (double)value.Done / value.Total;
        }
    }
}
