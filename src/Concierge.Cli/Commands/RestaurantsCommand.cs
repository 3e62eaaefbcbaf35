using System.CommandLine;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge restaurants</c>: the directory of restaurants.</summary>
internal static class RestaurantsCommand
{
    public const string Name = "restaurants";

    public static Command Create()
    {
        var command = new Command(Name, "Lists, finds, adds, edits, removes and imports restaurants in the directory.");
        command.Subcommands.Add(RestaurantsListCommand.Create());
        command.Subcommands.Add(RestaurantsFindCommand.Create());
        command.Subcommands.Add(RestaurantsShowCommand.Create());
        command.Subcommands.Add(RestaurantsAddCommand.Create());
        command.Subcommands.Add(RestaurantsEditCommand.Create());
        command.Subcommands.Add(RestaurantsRemoveCommand.Create());
        command.Subcommands.Add(RestaurantsAllowCommand.Create());
        command.Subcommands.Add(RestaurantsImportCommand.Create());
        command.Subcommands.Add(RestaurantsUndoCommand.Create());
        return command;
    }
}
