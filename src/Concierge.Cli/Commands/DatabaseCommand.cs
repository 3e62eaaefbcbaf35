using System.CommandLine;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge database</c>: copies, backs up and restores the database, and rotates its key.</summary>
internal static class DatabaseCommand
{
    public const string Name = "database";

    public static Command Create()
    {
        var command = new Command(Name, "Copies, backs up and restores the database, and rotates the key of its encrypted columns.");
        command.Subcommands.Add(DatabaseCopyCommand.Create());
        command.Subcommands.Add(DatabaseBackupCommand.Create());
        command.Subcommands.Add(DatabaseRestoreCommand.Create());
        command.Subcommands.Add(DatabaseRotateKeyCommand.Create());
        return command;
    }
}
