using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using Concierge.Media.Bridge;
using Concierge.Media.Tuning;
using Microsoft.Extensions.Logging;

namespace Concierge.Media.Realtime;

/// <summary>
/// The OpenAI Realtime API over a plain WebSocket. The OpenAI library is not used because it decodes the base64 of every audio delta, which
/// would have to be encoded again for Twilio (docs/decisions/0003).
/// </summary>
public sealed class OpenAIRealtimeModel : IVoiceModel
{
    // This model accepts restaurant and guest names as keywords; the whisper and gpt-4o families are retired in February 2027.
    internal const string TranscriptionModel = "gpt-transcribe";

    private static readonly TimeSpan OpeningTimeout = TimeSpan.FromSeconds(10);

    private readonly RealtimeOptions _realtime;
    private readonly ProcessTuning _tuning;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<OpenAIRealtimeSession> _logger;

    /// <summary>Creates the model.</summary>
    internal OpenAIRealtimeModel(RealtimeOptions realtime, ProcessTuning tuning, TimeProvider timeProvider, ILogger<OpenAIRealtimeSession> logger)
    {
        _realtime = realtime;
        _tuning = tuning;
        _timeProvider = timeProvider;
        _logger = logger;
    }

    /// <inheritdoc/>
    public async Task<IVoiceSession> OpenAsync(VoiceSessionOptions options, IVoiceSessionListener listener, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(OpeningTimeout, _timeProvider);
        using var opening = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var socket = new ClientWebSocket();
        OpenAIRealtimeSession? session = null;
        try
        {
            var connection = await ConnectAsync(socket, opening.Token);
            var events = new RealtimeClientEventWriter(_realtime.Model, _realtime.Voice, TranscriptionModel);
            session = new OpenAIRealtimeSession(socket, _tuning.GetTunable(connection), events, listener, _realtime.AudioChunk, _timeProvider, _logger);
            await session.ConfigureAsync(options, opening.Token);
            var opened = session;
            session = null;
            return opened;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new VoiceModelException(RealtimeErrorMapper.TimedOut, exception);
        }
        finally
        {
            if (session is not null)
            {
                await session.DisposeAsync();
            }
        }
    }

    /// <returns>The TCP connection beneath the WebSocket.</returns>
    private async Task<Socket?> ConnectAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        Socket? connection = null;
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseCookies = false,
            ConnectCallback = async (context, token) => new NetworkStream(connection = await ConnectAsync(context.DnsEndPoint, token), ownsSocket: true),
        });
        socket.Options.SetRequestHeader("Authorization", $"Bearer {_realtime.ApiKey}");
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(15);
        socket.Options.KeepAliveTimeout = TimeSpan.FromSeconds(15);
        try
        {
            await socket.ConnectAsync(BuildAddress(), invoker, cancellationToken);
            return connection;
        }
        catch (WebSocketException exception)
        {
            var status = socket.HttpStatusCode;
            socket.Dispose();
            throw new VoiceModelException(RealtimeErrorMapper.FromHandshake(status == HttpStatusCode.SwitchingProtocols ? default : status), exception);
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
    }

    private static async Task<Socket> ConnectAsync(DnsEndPoint address, CancellationToken cancellationToken)
    {
        var connection = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await connection.ConnectAsync(address, cancellationToken);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private Uri BuildAddress()
    {
        var address = new UriBuilder($"{_realtime.BaseUrl.AbsoluteUri.TrimEnd('/')}/realtime")
        {
            Query = $"model={Uri.EscapeDataString(_realtime.Model)}",
        };
        var secure = address.Scheme == Uri.UriSchemeHttps;
        var port = address.Uri.IsDefaultPort ? -1 : address.Port;
        address.Scheme = secure ? Uri.UriSchemeWss : Uri.UriSchemeWs;
        address.Port = port;
        return address.Uri;
    }
}
