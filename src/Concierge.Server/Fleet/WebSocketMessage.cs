using System.Net.WebSockets;

namespace Concierge.Server.Fleet;

/// <summary>One complete message that was read from a socket.</summary>
internal readonly record struct WebSocketMessage(ReadOnlyMemory<byte> Data, WebSocketMessageType Type);
