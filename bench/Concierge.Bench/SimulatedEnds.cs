using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using Concierge.Bench.Measures;
using Concierge.Bench.Telephone;
using Concierge.Bench.VoiceService;
using Concierge.Bench.Wire;

namespace Concierge.Bench;

/// <summary>The simulated telephone and voice service of every call, on one thread.</summary>
internal sealed class SimulatedEnds : IDisposable
{
    private const int Backlog = 512;

    private readonly EventLoop _loop = new();
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Dictionary<int, CallScript> _calls = [];
    private readonly List<SimulatedVoiceSession> _voices = [];
    private readonly Thread _thread;
    private readonly SslStreamCertificateContext? _certificate;

    /// <summary>Starts to listen.</summary>
    /// <param name="certificate">The certificate of the voice service, with its key; null without TLS.</param>
    public SimulatedEnds(SslStreamCertificateContext? certificate)
    {
        _certificate = certificate;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(Backlog);
        _listener.Blocking = false;
        VoicePort = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _loop.Add(_listener, Accept);
        _thread = new Thread(_loop.Run) { IsBackground = true, Name = "far ends" };
        _thread.Start();
    }

    /// <summary>The port of the voice service.</summary>
    public int VoicePort { get; }

    /// <summary>The recorded figures.</summary>
    public Recorder Recorder { get; } = new();

    /// <summary>Answers a call: opens its media stream.</summary>
    public void Connect(int call, int port, MediaStreamParameters directions) => _loop.Post(() =>
        _calls[call] = new CallScript(_loop, Recorder, new SimulatedMediaStream(_loop, Recorder, call, port, directions)));

    /// <summary>Counts the calls in which the telephone has received audio of the agent.</summary>
    public Task<int> CountActiveCallsAsync() => OnLoopAsync(() => _calls.Values.Count(call => call.IsUnderWay));

    /// <summary>Opens or closes the window of measurement.</summary>
    public Task SetMeasuringAsync(bool measure) => OnLoopAsync(() => Recorder.IsOpen = measure);

    /// <summary>Hangs up every call.</summary>
    public Task HangUpAllAsync() => OnLoopAsync(() =>
    {
        foreach (var call in _calls.Values)
        {
            call.HangUp();
        }

        return true;
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        _loop.Stop();
        _thread.Join();
        foreach (var voice in _voices)
        {
            voice.Dispose();
        }

        _listener.Dispose();
        _loop.Dispose();
    }

    private Task<T> OnLoopAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _loop.Post(() => done.SetResult(work()));
        return done.Task;
    }

    private void Accept()
    {
        while (true)
        {
            Socket socket;
            try
            {
                socket = _listener.Accept();
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.WouldBlock)
            {
                return;
            }

            _voices.Add(new SimulatedVoiceSession(_loop, WebSocketLink.CreateServer(_loop, socket, _certificate))
            {
                Appended = (voice, call, first, newest, whole) =>
                {
                    if (_calls.TryGetValue(call, out var script))
                    {
                        script.OnAudioAppended(voice, first, newest, whole);
                    }
                },
            });
        }
    }
}
