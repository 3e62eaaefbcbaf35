namespace Concierge.Rehearsal.Restaurant;

/// <summary>Who speaks at the restaurant's end, and how.</summary>
public sealed record RestaurantVoice
{
    /// <summary>The voice it speaks with: <c>rms</c>, <c>slt</c>, <c>awb</c> or <c>kal16</c>.</summary>
    public string Voice { get; init; } = "rms";

    /// <summary>The voice it expects to hear; any other name stands for somebody unknown.</summary>
    public string CallerVoice { get; init; } = "slt";

    /// <summary>Decides the pauses before its answers.</summary>
    public int Seed { get; init; } = 1;
}
