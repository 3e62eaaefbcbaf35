namespace Concierge.Media.Transport;

/// <summary>The kinds of message a WebSocket brings.</summary>
internal enum ReceivedKind
{
    /// <summary>Text, UTF-8.</summary>
    Text,

    /// <summary>Binary, which neither Twilio nor OpenAI sends.</summary>
    Binary,

    /// <summary>The far end closes.</summary>
    Close,

    /// <summary>Longer than this program is ready to hold; the connection cannot be read further.</summary>
    TooLarge,
}
