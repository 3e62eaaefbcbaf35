using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Views;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge database copy --to DATABASE</c>.</summary>
internal static class DatabaseCopyCommand
{
    private static readonly Option<string> To = new("--to")
    {
        Description = "The empty database to copy to: a file, or postgres://user:password@host/concierge",
        HelpName = "DATABASE",
        Required = true,
    };

    private static readonly Option<string> From = new("--from")
    {
        Description = "The database to copy; the default is CONCIERGE_DATABASE",
        HelpName = "DATABASE",
    };

    public static Command Create()
    {
        var command = new Command("copy", "Copies every table to another database, for example from SQLite to PostgreSQL. Stop all servers first.");
        command.Options.Add(To);
        command.Options.Add(From);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var access = DatabaseAccess.Open(parsed);
        var from = parsed.GetValue(From) is { } text ? DatabaseAccess.Parse("--from", text) : access.Configured;
        var to = DatabaseAccess.Parse("--to", parsed.GetValue(To)!);
        var view = DatabaseView.Create(parsed);
        var report = await view.WhileWorkingAsync(progress => access.Maintenance.CopyAsync(from, to, progress, cancellationToken));
        view.ShowCopied("database_copied", report, $"Copied from {from} to {to}.", "Set CONCIERGE_DATABASE to the new database, and keep the data key.");
        return ExitCodes.Success;
    }
}
