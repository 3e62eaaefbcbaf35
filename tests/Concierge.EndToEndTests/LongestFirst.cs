using Xunit.Abstractions;

namespace Concierge.EndToEndTests;

/// <summary>Starts the tests of several calls one after another first, so that none of them is what all others are waited for with.</summary>
internal sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest =
    [
        nameof(Server.StandingBookingTests), nameof(Server.SessionTests), nameof(Scenarios.QuestionTests), nameof(Scenarios.ScenarioTests),
        nameof(Server.TwoCallsTests), nameof(Storage.KilledTests), nameof(Scenarios.TalkTests),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(Place);

    private static int Place(ITestCollection collection)
    {
        var place = Array.FindIndex(Longest, name => collection.DisplayName.Contains('.' + name, StringComparison.Ordinal));
        return place < 0 ? Longest.Length : place;
    }
}
