namespace Concierge.Media.Bridge;

/// <summary>How much of a spoken item the callee can have heard.</summary>
/// <param name="ItemId">The model's item.</param>
/// <param name="ContentIndex">The content part within it.</param>
/// <param name="AudioEndMs">Milliseconds heard, whole, never more than were received.</param>
/// <param name="ReceivedMs">Milliseconds received from the model by then.</param>
/// <param name="IsOwned">Whether the session that made the item is still there to be told.</param>
internal readonly record struct Truncation(string ItemId, int ContentIndex, int AudioEndMs, int ReceivedMs, bool IsOwned = true)
{
    /// <summary>How much of what was received was heard, 0 to 1.</summary>
    public double Share => ReceivedMs == 0 ? 0 : (double)AudioEndMs / ReceivedMs;
}
