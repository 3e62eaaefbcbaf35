using System.Net;
using System.Net.Sockets;
using Concierge.Bench.Measures;
using Concierge.Bench.Telephone;
using Concierge.Bench.VoiceService;
using Concierge.Bench.Wire;

namespace Concierge.Bench;

/// <summary>Both far ends of every call, on one thread.</summary>
internal sealed class FarEnds : IDisposable
{
    private const int Backlog = 512;

    private readonly EventLoop _loop = new();
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Dictionary<int, CallScript> _calls = [];
    private readonly List<VoiceLine> _voices = [];
    private readonly Thread _thread;

    public FarEnds()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(Backlog);
        _listener.Blocking = false;
        VoicePort = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _loop.Add(_listener, Accept);
        _thread = new Thread(_loop.Run) { IsBackground = true, Name = "far ends" };
        _thread.Start();
    }

    /// <summary>Where the voice service listens.</summary>
    public int VoicePort { get; }

    /// <summary>What is seen.</summary>
    public Recorder Recorder { get; } = new();

    /// <summary>The callee answers: the media stream is opened.</summary>
    public void Connect(int call, int port, PhoneDirections directions) => _loop.Post(() =>
        _calls[call] = new CallScript(_loop, Recorder, new PhoneLine(_loop, Recorder, call, port, directions)));

    /// <summary>How many calls there are in which the agent has been heard.</summary>
    public Task<int> UnderWayAsync() => OnLoopAsync(() => _calls.Values.Count(call => call.IsUnderWay));

    /// <summary>Opens or closes the window of measurement.</summary>
    public Task MeasureAsync(bool measure) => OnLoopAsync(() => Recorder.IsOpen = measure);

    /// <summary>Puts every telephone down.</summary>
    public Task EndAsync() => OnLoopAsync(() =>
    {
        foreach (var call in _calls.Values)
        {
            call.End();
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
            catch (SocketException none) when (none.SocketErrorCode == SocketError.WouldBlock)
            {
                return;
            }

            _voices.Add(new VoiceLine(_loop, WebSocketLink.Accepted(_loop, socket))
            {
                Appended = (voice, call, first, newest, whole) =>
                {
                    if (_calls.TryGetValue(call, out var script))
                    {
                        script.Appended(voice, first, newest, whole);
                    }
                },
            });
        }
    }
}
