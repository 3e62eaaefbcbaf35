using Concierge.Rehearsal.Tests.Speech;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Concierge.Rehearsal.Tests.SpeechTestsFirstOrderer", "Concierge.Rehearsal.Tests")]

namespace Concierge.Rehearsal.Tests;

/// <summary>Starts the speech tests first, because they take the longest and run in sequence.</summary>
internal sealed class SpeechTestsFirstOrderer : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => collection.DisplayName is SpeechTestCollection.Name or CallerSpeechTestCollection.Name);
}
