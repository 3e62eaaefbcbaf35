namespace Concierge.Media.Transport;

/// <summary>One whole message.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Data">Its bytes; they stay valid until the next message is read.</param>
internal readonly record struct ReceivedMessage(ReceivedKind Kind, ReadOnlyMemory<byte> Data);
