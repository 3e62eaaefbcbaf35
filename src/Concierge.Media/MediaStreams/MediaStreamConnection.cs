using System.Net.Sockets;
using Concierge.Media.Transport;

namespace Concierge.Media.MediaStreams;

/// <summary>What carries a media stream's WebSocket, as far as it is to be had: with it frames are read and written in fewer pieces.</summary>
/// <param name="Socket">The connection.</param>
/// <param name="Stream">The stream between it and the WebSocket.</param>
internal readonly record struct MediaStreamConnection(Socket? Socket, CoalescingStream? Stream);
