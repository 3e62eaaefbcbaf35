using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Cli.Views;
using Concierge.Restaurants.Import;
using Concierge.Restaurants.Search;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge restaurants remove RESTAURANT</c>.</summary>
internal static class RestaurantsRemoveCommand
{
    public const string Name = "remove";

    private static readonly Argument<string[]> Restaurant = RestaurantReference.CreateArgument();

    public static Command Create()
    {
        var command = new Command(Name, "Removes a restaurant from the directory. Its bookings stay.");
        command.Arguments.Add(Restaurant);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = DirectoryAccess.Open(parsed);
        var restaurant = await RestaurantReference.FindAsync(services.Get<RestaurantDirectory>(), parsed.GetValue(Restaurant)!, cancellationToken);
        RestaurantReference.ThrowUnlessStored(restaurant);
        await services.Get<RestaurantEditor>().RemoveAsync(restaurant, cancellationToken);
        RestaurantsView.Create(parsed, services.Settings).ShowRemoved(restaurant);
        return ExitCodes.Success;
    }
}
