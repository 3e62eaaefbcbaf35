namespace Concierge.Media.Transport;

/// <summary>One complete message.</summary>
/// <param name="Kind">The type of the message.</param>
/// <param name="Data">The content; valid until the next message is read.</param>
internal readonly record struct ReceivedMessage(ReceivedMessageKind Kind, ReadOnlyMemory<byte> Data);
