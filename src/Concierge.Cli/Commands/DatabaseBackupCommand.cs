using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Views;
using Concierge.Options;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge database backup FILE</c>.</summary>
internal static class DatabaseBackupCommand
{
    private static readonly Argument<string> File = new("FILE") { Description = "The new file" };

    public static Command Create()
    {
        var command = new Command("backup", "Writes a backup to a new file, while servers run. The data key is not in it.");
        command.Arguments.Add(File);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var access = DatabaseAccess.Open(parsed);
        var file = parsed.GetValue(File)!;
        var view = DatabaseView.Create(parsed);
        var report = await view.WhileWorkingAsync(progress => access.Maintenance.BackUpAsync(access.Configured, file, progress, cancellationToken));
        view.ShowCopied(
            "database_backed_up",
            report,
            $"Backup of {access.Configured} written to {file}.",
            $"Keep the data key as well ({UserDataPaths.DataKeyFile}, or CONCIERGE_DATA_KEY): without it encrypted texts cannot be read.");
        return ExitCodes.Success;
    }
}
