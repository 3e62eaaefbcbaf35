using System.Diagnostics;
using System.Text;
using Concierge.Options;

namespace Concierge.EndToEndTests.Processes;

/// <summary>The program as a child process, started without a shell. Disposing it kills the process.</summary>
internal sealed class ConciergeProcess : IAsyncDisposable
{
    /// <summary>How long a test waits for one event before it fails.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(150);

    private readonly Lock _lock = new();
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly StringBuilder _errors = new();
    private readonly Task _readers;
    private TaskCompletionSource _lineAdded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ConciergeProcess(Process process)
    {
        _process = process;
        _readers = Task.WhenAll(ReadOutputAsync(), ReadErrorsAsync());
    }

    public int Id => _process.Id;

    /// <summary>The lines printed on standard output so far.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    public string Output => string.Join('\n', Lines);

    /// <summary>The text printed on standard error so far.</summary>
    public string Errors
    {
        get
        {
            lock (_lock)
            {
                return _errors.ToString();
            }
        }
    }

    /// <summary>Runs the program to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(
        TemporaryHome home, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        await using var process = Start(home, arguments, settings);
        return (await process.WaitForExitAsync(), process.Output, process.Errors);
    }

    /// <summary>Starts the program in its own home folder, without the settings of the user who runs the tests.</summary>
    public static ConciergeProcess Start(TemporaryHome home, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null) =>
        StartOther(home, ConciergeProgram.Path, arguments, settings);

    /// <summary>Starts another program in the same way.</summary>
    public static ConciergeProcess StartOther(
        TemporaryHome home, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        PosixSignal.RestoreInterrupt();
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = home.Folder,
        };
        SetEnvironment(start, home);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        return new ConciergeProcess(Process.Start(start)!);
    }

    /// <summary>Gives a process its own home folder, and none of the settings of the user who runs the tests.</summary>
    public static void SetEnvironment(ProcessStartInfo start, TemporaryHome home)
    {
        foreach (var name in SettingNames.All.Concat(["CONCIERGE_HOME", "NO_COLOR", "OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = home.Folder;
        start.Environment["XDG_DATA_HOME"] = home.File("data");
        start.Environment["XDG_CACHE_HOME"] = TemporaryHome.Cache;
    }

    /// <summary>Waits for a line of standard output.</summary>
    /// <exception cref="InvalidOperationException">The program ended without such a line.</exception>
    public async Task<string> WaitForLineAsync(Func<string, bool> matches)
    {
        using var timeout = new CancellationTokenSource(Timeout, TimeProvider.System);
        while (true)
        {
            Task lineAdded;
            lock (_lock)
            {
                if (_lines.Find(line => matches(line)) is { } found)
                {
                    return found;
                }

                lineAdded = _lineAdded.Task;
            }

            if (lineAdded.IsCompleted)
            {
                throw new InvalidOperationException($"The program ended without the expected line. It printed:\n{Output}\n{Errors}");
            }

            await lineAdded.WaitAsync(timeout.Token);
        }
    }

    public Task<string> WaitForLineAsync(string part) => WaitForLineAsync(line => line.Contains(part, StringComparison.Ordinal));

    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    public void CloseInput() => _process.StandardInput.Close();

    public void SendSignal(int signal) => PosixSignal.Send(_process.Id, signal);

    /// <summary>Waits until the program ends.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WaitForExitAsync()
    {
        using var timeout = new CancellationTokenSource(Timeout, TimeProvider.System);
        await _process.WaitForExitAsync(timeout.Token);
        await _readers;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        await _readers;
        _process.Dispose();
    }

    private async Task ReadOutputAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            AddLine(line);
        }

        // Completed and not replaced: waiting tests learn that no further line comes.
        lock (_lock)
        {
            _lineAdded.TrySetResult();
        }
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_lock)
            {
                _errors.AppendLine(line);
            }
        }
    }

    private void AddLine(string line)
    {
        lock (_lock)
        {
            _lines.Add(line);
            var added = _lineAdded;
            _lineAdded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            added.TrySetResult();
        }
    }
}
