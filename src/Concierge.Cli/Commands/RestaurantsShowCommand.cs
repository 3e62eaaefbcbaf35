using System.CommandLine;
using Concierge.Calls.Blocking;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Cli.Views;
using Concierge.Restaurants.Search;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge restaurants show RESTAURANT</c>.</summary>
internal static class RestaurantsShowCommand
{
    public const string Name = "show";

    private static readonly Argument<string[]> Restaurant = RestaurantReference.CreateArgument();

    public static Command Create()
    {
        var command = new Command(Name, "Shows everything that the directory knows about a restaurant.");
        command.Arguments.Add(Restaurant);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = DirectoryAccess.Open(parsed);
        var restaurant = await RestaurantReference.FindAsync(services.Get<RestaurantDirectory>(), parsed.GetValue(Restaurant)!, cancellationToken);
        RestaurantsView.Create(
            parsed, services.Settings, await services.Get<IBlockedNumberStore>().ListAsync(cancellationToken)).ShowDetails(restaurant);
        return ExitCodes.Success;
    }
}
