using Xunit.Abstractions;

namespace Concierge.EndToEndTests;

/// <summary>Starts the longest test classes first: one that starts last would run alone at the end.</summary>
internal sealed class LongestTestsFirstOrderer : ITestCollectionOrderer
{
    private static readonly string[] Longest =
    [
        nameof(Server.BookingChangeTests), nameof(Server.SessionTests), nameof(Scenarios.QuestionTests), nameof(Scenarios.ScenarioTests),
        nameof(AgentsSdk.AgentsSdkCallTests), nameof(Server.TwoCallsTests), nameof(Storage.KilledProcessTests), nameof(Scenarios.ConversationTests),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) => testCollections.OrderBy(GetRank);

    private static int GetRank(ITestCollection collection)
    {
        var rank = Array.FindIndex(Longest, name => collection.DisplayName.Contains('.' + name, StringComparison.Ordinal));
        return rank < 0 ? Longest.Length : rank;
    }
}
