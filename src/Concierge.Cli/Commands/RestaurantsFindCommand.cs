using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Cli.Views;
using Concierge.Contracts;
using Concierge.Restaurants;
using Concierge.Restaurants.Search;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge restaurants find WORDS</c>: by name, allowing for misspellings, or else by cuisine and place.</summary>
internal static class RestaurantsFindCommand
{
    public const string Name = "find";

    private static readonly Argument<string[]> Words = new("WORDS")
    {
        Description = "A name, or a cuisine and a place: luigis, \"italian in Konstanz\"",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Command Create()
    {
        var command = new Command(Name, "Finds a restaurant by name, even if misspelled, or by cuisine and place.");
        command.Arguments.Add(Words);
        RestaurantFilters.AddTo(command);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var words = string.Join(' ', parsed.GetValue(Words)!).Trim();
        await using var services = DirectoryAccess.Open(parsed);
        var query = RestaurantFilters.Read(parsed, services.Now);
        var directory = services.Get<RestaurantDirectory>();
        var view = RestaurantsView.Create(parsed, services.Settings);
        if ((await ActivityLine.ShowWhileAsync(Terminal.Error, DirectoryAccess.Opening, () => directory.ListAsync(cancellationToken))).Count == 0)
        {
            throw new ConciergeException(DirectoryAccess.Empty);
        }

        if (!RestaurantFilters.AreSpecified(parsed))
        {
            var named = await directory.FindAsync(words, cancellationToken);
            IReadOnlyList<Restaurant> found = named.Match is { } match ? [match] : named.Candidates;
            if (found.Count > 0)
            {
                view.Show(found);
                return ExitCodes.Success;
            }

            if (await directory.SearchAsync(OfKind(words, query), cancellationToken) is { Count: > 0 } kind)
            {
                view.Show(kind);
                return ExitCodes.Success;
            }

            view.ShowNearMisses(named.NearMisses);
            throw new ConciergeException(named.Error!);
        }

        var shown = await directory.SearchAsync(query.Cuisine is null ? query with { Cuisine = words } : query, cancellationToken);
        view.Show(shown);
        return shown.Count > 0 ? ExitCodes.Success : throw new ConciergeException(new(
            "restaurant.not_found", "No restaurant matches all of these conditions.", "Leave out one of the conditions."));
    }

    private static RestaurantQuery OfKind(string words, RestaurantQuery query) =>
        words.LastIndexOf(" in ", StringComparison.OrdinalIgnoreCase) is > 0 and var at
        ? query with { Cuisine = words[..at], Place = words[(at + 4)..] }
        : query with { Cuisine = words };
}
