namespace Concierge.Rehearsal.Tests.Speech;

/// <summary>Tests that speak and hear beside those of <see cref="SpeechGroup"/>: together they would be what all others are waited for with.</summary>
[CollectionDefinition(Name)]
public sealed class CallersSpeechGroup : ICollectionFixture<SpeechFixture>
{
    public const string Name = "The caller's speech";
}
