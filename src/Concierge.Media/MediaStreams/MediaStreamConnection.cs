using System.Net.Sockets;
using Concierge.Media.Transport;

namespace Concierge.Media.MediaStreams;

/// <summary>The transport beneath a media stream's WebSocket, if available: it makes fewer reads and writes possible.</summary>
/// <param name="Socket">The TCP connection; <see langword="null"/> if not available.</param>
/// <param name="Stream">The stream between the connection and the WebSocket; <see langword="null"/> if not available.</param>
internal readonly record struct MediaStreamConnection(Socket? Socket, CoalescingStream? Stream);
