namespace Concierge.Rehearsal.Tests.Speech;

/// <summary>The tests that share a <see cref="SpeechFixture"/>.</summary>
[CollectionDefinition(Name)]
public sealed class SpeechTestCollection : ICollectionFixture<SpeechFixture>
{
    public const string Name = "Speech";
}
