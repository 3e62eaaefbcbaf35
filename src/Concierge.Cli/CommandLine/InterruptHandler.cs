using System.Runtime.InteropServices;

namespace Concierge.Cli.CommandLine;

/// <summary>
/// Handles Ctrl-C and SIGTERM. While a conversation has a request under way, the first Ctrl-C ends only that request; another one, or SIGTERM, ends
/// the program. A server is drained at the first SIGTERM; a second signal, or Ctrl-C, ends it.
/// </summary>
internal sealed class InterruptHandler : IDisposable
{
    // After Ctrl-C the call is hung up and its outcome printed, which takes a few seconds at most.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(15);

    private readonly Lock _lock = new();
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly TimeProvider _timeProvider;
    private readonly Action<int> _exit;
    private CancellationTokenSource? _request;
    private CancellationTokenSource? _draining;
    private ITimer? _deadline;

    /// <param name="timeProvider">The clock.</param>
    /// <param name="exit">Ends the process with an exit code, when the program does not end by itself.</param>
    public InterruptHandler(TimeProvider timeProvider, Action<int> exit) => (_timeProvider, _exit) = (timeProvider, exit);

    /// <summary>The handler of the process.</summary>
    public static InterruptHandler Process { get; } = new(TimeProvider.System, Environment.Exit);

    /// <summary>Cancelled when the program is to end.</summary>
    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Handles the process's signals from now on.</summary>
    public void Register()
    {
        lock (_lock)
        {
            if (_registrations.Count > 0)
            {
                return;
            }

            _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => OnSignal(signal, Interrupt)));
            _registrations.Add(PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => OnSignal(signal, Terminate)));
        }
    }

    /// <summary>Begins a request that the next Ctrl-C ends, instead of the program.</summary>
    /// <returns>Cancelled when the request, or the program, is to end. Dispose it after the request.</returns>
    public CancellationTokenSource BeginRequest()
    {
        lock (_lock)
        {
            return _request = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        }
    }

    /// <summary>Ends a request: the next Ctrl-C ends the program.</summary>
    public void EndRequest()
    {
        lock (_lock)
        {
            _request = null;
        }
    }

    /// <summary>Makes the next SIGTERM drain the server instead of ending the program.</summary>
    /// <returns>Cancelled when the server is to be drained, or the program is to end.</returns>
    public CancellationToken BeginServing()
    {
        lock (_lock)
        {
            _draining ??= CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
            return _draining.Token;
        }
    }

    /// <summary>Handles SIGTERM.</summary>
    public void Terminate()
    {
        CancellationTokenSource? draining;
        lock (_lock)
        {
            draining = _draining is { IsCancellationRequested: false } serving ? serving : null;
        }

        if (draining is null)
        {
            Stop();
        }
        else
        {
            draining.Cancel();
        }
    }

    /// <summary>Ends the program: what is in progress is hung up, and after 15 seconds the process ends in any case.</summary>
    public void Stop()
    {
        lock (_lock)
        {
            _deadline ??= _timeProvider.CreateTimer(_ => _exit(ExitCodes.Interrupted), null, TerminationTimeout, Timeout.InfiniteTimeSpan);
        }

        _stopping.Cancel();
    }

    /// <summary>Handles Ctrl-C.</summary>
    public void Interrupt()
    {
        CancellationTokenSource? request;
        lock (_lock)
        {
            (request, _request) = (_request, null);
        }

        if (request is null)
        {
            Stop();
        }
        else
        {
            try
            {
                request.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The request has just ended by itself.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _deadline?.Dispose();
        _draining?.Dispose();
        _stopping.Dispose();
    }

    // The work runs on another thread: a signal handler must not wait for what the cancellation starts.
    private static void OnSignal(PosixSignalContext signal, Action handle)
    {
        signal.Cancel = true;
        _ = Task.Run(handle);
    }
}
