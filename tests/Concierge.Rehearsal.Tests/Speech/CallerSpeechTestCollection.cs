namespace Concierge.Rehearsal.Tests.Speech;

/// <summary>
/// The speech tests of the caller's voice. They run in parallel to <see cref="SpeechTestCollection"/>, because both in sequence would dominate
/// the duration of the test run.
/// </summary>
[CollectionDefinition(Name)]
public sealed class CallerSpeechTestCollection : ICollectionFixture<SpeechFixture>
{
    public const string Name = "The caller's speech";
}
