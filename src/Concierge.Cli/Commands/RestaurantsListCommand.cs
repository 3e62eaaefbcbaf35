using System.CommandLine;
using Concierge.Cli.Views;
using Concierge.Restaurants.Search;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge restaurants list</c>.</summary>
internal static class RestaurantsListCommand
{
    public const string Name = "list";

    public static Command Create()
    {
        var command = new Command(Name, "Lists the restaurants in the directory, all or filtered.");
        RestaurantFilters.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = DirectoryAccess.Open(parsed);
        var query = RestaurantFilters.Read(parsed, services.Now);
        var directory = services.Get<RestaurantDirectory>();
        var all = await ActivityLine.WhileAsync(Terminal.Error, DirectoryAccess.Opening, () => directory.AllAsync(cancellationToken));
        var shown = RestaurantFilters.AreGiven(parsed)
            ? await directory.SearchAsync(query, cancellationToken)
            : [.. all.OrderBy(restaurant => restaurant.Name, StringComparer.OrdinalIgnoreCase).Take(query.Limit)];
        var view = RestaurantsView.For(parsed, services.Settings);
        view.Show(shown);
        view.Counted(shown.Count, all.Count, RestaurantFilters.AreGiven(parsed));
        return ExitCodes.Success;
    }
}
