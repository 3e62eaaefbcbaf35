using System.CommandLine;
using System.Text.RegularExpressions;
using Concierge.Calls.Blocking;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Cli.Views;
using Concierge.Contracts;
using Concierge.Restaurants;
using Concierge.Restaurants.Search;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge restaurants find WORDS</c>: by name, allowing for misspellings, or else by cuisine and place.</summary>
internal static partial class RestaurantsFindCommand
{
    public const string Name = "find";

    private const int CheapPrice = 2;
    private const int MaxKinds = 20;

    // "in ", after the blank before it
    private const int InLength = 3;

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
        var view = RestaurantsView.Create(
            parsed, services.Settings, await services.Get<IBlockedNumberStore>().ListAsync(cancellationToken));
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
            throw new ConciergeException(
                named.NearMisses.Count > 0 ? named.Error! : AddKitchens(named.Error!, await directory.ListAsync(cancellationToken)));
        }

        var shown = await directory.SearchAsync(query.Cuisine is null ? query with { Cuisine = words } : query, cancellationToken);
        view.Show(shown);
        return shown.Count > 0 ? ExitCodes.Success : throw new ConciergeException(new(
            "restaurant.not_found", "No restaurant matches all of these conditions.", "Leave out one of the conditions."));
    }

    // "Something cheap and vietnamese near me": the kitchen counts, and the price.
    private static RestaurantQuery OfKind(string words, RestaurantQuery query)
    {
        var cheap = Cheap().IsMatch(words);
        var kind = Filler().Replace(Cheap().Replace(words, " "), " ").Trim();
        var priced = cheap ? query with { MaxPrice = query.MaxPrice ?? CheapPrice } : query;
        return $" {kind}".LastIndexOf(" in ", StringComparison.OrdinalIgnoreCase) is >= 0 and var at
            ? priced with { Cuisine = NullIfEmpty(kind[..Math.Max(0, at - 1)]), Place = NullIfEmpty(kind[Math.Min(kind.Length, at + InLength)..]) }
            : priced with { Cuisine = NullIfEmpty(kind) };
    }

    private static string? NullIfEmpty(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static ConciergeError AddKitchens(ConciergeError error, IReadOnlyList<Restaurant> all)
    {
        var kinds = all.SelectMany(known => (known.Cuisine ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .GroupBy(kind => kind, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(group => group.Count())
            .Take(MaxKinds)
            .Select(group => group.Key)
            .Order(StringComparer.OrdinalIgnoreCase)
            .ToList();
        return kinds.Count == 0 ? error : error with { Remedy = $"{error.Remedy} Kitchens in the directory: {string.Join(", ", kinds)}." };
    }

    [GeneratedRegex(@"\b(?:cheap(?:er|est)?|inexpensive|not\s+(?:too\s+)?expensive)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Cheap();

    [GeneratedRegex(
        @"\b(?:something|somewhere|anything|anywhere|near(?:by)?(?:\s+(?:me|us|here))?|around\s+here|please|find|me|us|a|an|the|some|any|good|nice|best|and"
            + @"|restaurants?|places?|food|kitchen|cuisine|to\s+eat|for)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Filler();
}
