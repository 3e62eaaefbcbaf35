using Concierge.Agents.Tools;
using Concierge.Language;
using Concierge.Restaurants;

namespace Concierge.Agents.Offline;

/// <summary>Finds the restaurant that a message chooses: one of several with the same name, or one that a search has found.</summary>
internal static class RestaurantChoice
{
    /// <summary>Returns the chosen restaurant, or <see langword="null"/> if the message chooses none.</summary>
    /// <param name="said">The reading of the message.</param>
    /// <param name="request">The requested table.</param>
    /// <param name="results">The results of the last search, the best first.</param>
    /// <param name="before">What the guest wanted before the message.</param>
    public static RestaurantAnswer? Find(
        ParsedRequest said, BookingRequest request, IReadOnlyList<RestaurantAnswer> results, RequestGoal before)
    {
        if (request.Found?.Candidates is { } candidates && said.Restaurant is { } where
            && candidates.Where(candidate => candidate.Address?.Contains(where, StringComparison.OrdinalIgnoreCase) == true).ToList() is [var only])
        {
            return only;
        }

        // "The second one" after "Which first: Luigi's or Bella Vista?"
        if (request.Found?.Candidates is { Count: > 1 } several && said is { Restaurant: null, Choice: { } which } && FindChosen(which, several) is { } named)
        {
            return named;
        }

        return FindProposed(said, request, results, before);
    }

    // After a search, "there" and a message without a restaurant's name mean the first result.
    private static RestaurantAnswer? FindProposed(
        ParsedRequest said, BookingRequest request, IReadOnlyList<RestaurantAnswer> results, RequestGoal before)
    {
        if (results.Count == 0)
        {
            return null;
        }

        return said.Restaurant is { } name
            ? results.FirstOrDefault(found => RestaurantNameComparer.Score(name, found.Name) >= RestaurantNameComparer.SameName)
            : said.Choice is { } choice && (before == RequestGoal.Search || request.Restaurant is null) ? FindChosen(choice, results)
            : request.Restaurant is null && said.PhoneNumber is null ? results[0]
            : null;
    }

    private static RestaurantAnswer? FindChosen(ResultChoice choice, IReadOnlyList<RestaurantAnswer> results) => choice.Kind switch
    {
        ResultChoiceKind.Numbered => results.ElementAtOrDefault(choice.Number - 1),
        ResultChoiceKind.Last => results[^1],
        ResultChoiceKind.Other => results.Count == 2 ? results[1] : null,
        ResultChoiceKind.Cheapest => results.Where(found => found.Price is not null).MinBy(found => found.Price),
        ResultChoiceKind.Dearest => results.Where(found => found.Price is not null).MaxBy(found => found.Price),
        ResultChoiceKind.Nearest => null,
        _ => results[0],
    };
}
