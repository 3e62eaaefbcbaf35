using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Views;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge database rotate-key</c>.</summary>
internal static class DatabaseRotateKeyCommand
{
    private static readonly Option<string> KeyFile = new("--key-file")
    {
        Description = "The file of the new key, for servers that get the key from CONCIERGE_DATA_KEY; created if it does not exist",
        HelpName = "FILE",
    };

    public static Command Create()
    {
        var command = new Command("rotate-key", "Encrypts the encrypted columns with a new data key. Stop all servers first.");
        command.Options.Add(KeyFile);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var access = DatabaseAccess.Open(parsed);
        var keyFile = parsed.GetValue(KeyFile);
        var view = DatabaseView.Create(parsed);
        var report = await view.WhileWorkingAsync(progress => access.Maintenance.RotateKeyAsync(access.Configured, keyFile, progress, cancellationToken));
        view.ShowRotated(report, isShared: keyFile is not null);
        return ExitCodes.Success;
    }
}
