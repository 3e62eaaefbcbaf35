using Concierge.Rehearsal.Tests.Speech;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Concierge.Rehearsal.Tests.SpeechFirst", "Concierge.Rehearsal.Tests")]

namespace Concierge.Rehearsal.Tests;

/// <summary>Starts the tests that speak and hear first: they are the longest, and one after another.</summary>
internal sealed class SpeechFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(collection => collection.DisplayName is SpeechGroup.Name or CallersSpeechGroup.Name);
}
