namespace Concierge.Rehearsal.Restaurant;

/// <summary>The voices of a rehearsal call.</summary>
public sealed record RestaurantVoiceOptions
{
    /// <summary>The voice of the restaurant: <c>rms</c>, <c>slt</c>, <c>awb</c> or <c>kal16</c>.</summary>
    public string Voice { get; init; } = "rms";

    /// <summary>The voice of the caller; the recognizer is adapted to it. An unknown name selects the speaker-independent adaptation.</summary>
    public string CallerVoice { get; init; } = "slt";

    /// <summary>The seed of the random pauses before the restaurant's answers.</summary>
    public int Seed { get; init; } = 1;
}
