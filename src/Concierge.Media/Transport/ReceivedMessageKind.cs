namespace Concierge.Media.Transport;

/// <summary>The types of received WebSocket messages.</summary>
internal enum ReceivedMessageKind
{
    /// <summary>Text, UTF-8.</summary>
    Text,

    /// <summary>Binary, which neither Twilio nor OpenAI sends.</summary>
    Binary,

    /// <summary>The remote side closes the connection.</summary>
    Close,

    /// <summary>The message exceeds the size limit; the connection cannot be read any further.</summary>
    TooLarge,
}
