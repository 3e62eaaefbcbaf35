namespace Concierge.Media.Bridge;

/// <summary>The part of a spoken item that the callee can have heard.</summary>
/// <param name="ItemId">The model's item.</param>
/// <param name="ContentIndex">The content part within it.</param>
/// <param name="AudioEndMs">The heard audio in whole milliseconds; at most <paramref name="ReceivedMs"/>.</param>
/// <param name="ReceivedMs">The audio received from the model so far, in milliseconds.</param>
/// <param name="IsOwned">Whether the session that created the item still exists and can be told.</param>
internal readonly record struct Truncation(string ItemId, int ContentIndex, int AudioEndMs, int ReceivedMs, bool IsOwned = true)
{
    /// <summary>The share of the received audio that was heard, 0 to 1.</summary>
    public double HeardShare => ReceivedMs == 0 ? 0 : (double)AudioEndMs / ReceivedMs;
}
