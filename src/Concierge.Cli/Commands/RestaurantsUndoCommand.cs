using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Cli.Views;
using Concierge.Contracts;
using Concierge.Restaurants.Import;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge restaurants undo</c>: takes the last import back.</summary>
internal static class RestaurantsUndoCommand
{
    public const string Name = "undo";

    public static Command Create()
    {
        var command = new Command(Name, "Takes the last import back: removes what it added and restores what it changed, unless you edited it since.");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = DirectoryAccess.Open(parsed);
        var (removed, restored) = await services.Get<RestaurantEditor>().UndoImportAsync(cancellationToken)
            ?? throw new ConciergeException(new(
                "import.nothing_to_undo",
                "There is no import to take back.",
                "Only the last import can be taken back, once. See concierge restaurants remove."));
        RestaurantsView.Create(parsed, services.Settings).ShowUndone(removed, restored);
        return ExitCodes.Success;
    }
}
