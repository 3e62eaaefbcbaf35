using System.CommandLine;
using Concierge.Calls.Blocking;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
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
        var all = await ActivityLine.ShowWhileAsync(Terminal.Error, DirectoryAccess.Opening, () => directory.ListAsync(cancellationToken));
        var shown = RestaurantFilters.AreSpecified(parsed)
            ? await directory.SearchAsync(query, cancellationToken)
            : [.. all.OrderBy(restaurant => restaurant.Name, StringComparer.OrdinalIgnoreCase).Take(query.Limit)];
        var view = RestaurantsView.Create(
            parsed, services.Settings, await services.Get<IBlockedNumberStore>().ListAsync(cancellationToken));
        view.Show(shown);
        view.ShowCount(shown.Count, all.Count, RestaurantFilters.AreSpecified(parsed));
        return ExitCodes.Success;
    }
}
