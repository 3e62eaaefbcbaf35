using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Views;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge database restore FILE</c>.</summary>
internal static class DatabaseRestoreCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "A file that concierge database backup wrote" };

    private static readonly Option<string> To = new("--to")
    {
        Description = "The empty database to restore to; the default is CONCIERGE_DATABASE",
        HelpName = "DATABASE",
    };

    public static Command Create()
    {
        var command = new Command("restore", "Restores a backup into an empty database.");
        command.Arguments.Add(File);
        command.Options.Add(To);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var access = DatabaseAccess.Open(parsed);
        var file = parsed.GetValue(File)!;
        var to = parsed.GetValue(To) is { } text ? DatabaseAccess.Parse("--to", text) : access.Configured;
        var view = DatabaseView.Create(parsed);
        var report = await view.WhileWorkingAsync(progress => access.Maintenance.RestoreAsync(file, to, progress, cancellationToken));
        view.ShowCopied("database_restored", report, $"Restored {file} to {to}.", hint: null);
        return ExitCodes.Success;
    }
}
