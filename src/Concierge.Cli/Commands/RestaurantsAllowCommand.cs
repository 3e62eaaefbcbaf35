using System.CommandLine;
using Concierge.Calls.Blocking;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Cli.Views;
using Concierge.Contracts;
using Concierge.Language.Phones;
using Concierge.Restaurants.Search;
using Spectre.Console;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge restaurants allow RESTAURANT</c>: calls a restaurant again that asked not to be called.</summary>
internal static class RestaurantsAllowCommand
{
    public const string Name = "allow";

    private static readonly Argument<string[]> Restaurant = RestaurantReference.CreateArgument();

    public static Command Create()
    {
        var command = new Command(Name, "Allows calls to a restaurant that asked not to be called again, or to a number marked as wrong.");
        command.Arguments.Add(Restaurant);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = DirectoryAccess.Open(parsed);
        var words = parsed.GetValue(Restaurant)!;

        // The number stays blocked also when its restaurant has left the directory.
        var number = PhoneNumber.TryParse(string.Join(' ', words), out var given)
            ? given
            : (await RestaurantReference.FindAsync(services.Get<RestaurantDirectory>(), words, cancellationToken)).PhoneNumber;
        if (!await services.Get<IBlockedNumberStore>().AllowAsync(number.E164, cancellationToken))
        {
            throw new ConciergeException(new(
                "restaurant.not_blocked", $"{number.Masked} may be called already.", "concierge restaurants show has the number."));
        }

        Terminal.Output.MarkupLineInterpolated($"{number.Masked} may be called again.");
        return ExitCodes.Success;
    }
}
