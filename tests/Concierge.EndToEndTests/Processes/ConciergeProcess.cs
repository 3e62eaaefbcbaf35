using System.Diagnostics;
using System.Text;
using Concierge.Options;

namespace Concierge.EndToEndTests.Processes;

/// <summary>The real program in a process of its own, started without a shell, seen from outside, and gone when this is disposed of.</summary>
internal sealed class ConciergeProcess : IAsyncDisposable
{
    /// <summary>How long anything may take before a test gives up on it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private readonly Lock _gate = new();
    private readonly Process _process;
    private readonly List<string> _lines = [];
    private readonly StringBuilder _errors = new();
    private readonly Task _reading;
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ConciergeProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadOutputAsync(), ReadErrorsAsync());
    }

    public int Id => _process.Id;

    /// <summary>What it has printed so far, a line each.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    public string Output => string.Join('\n', Lines);

    /// <summary>What it has printed on standard error so far.</summary>
    public string Errors
    {
        get
        {
            lock (_gate)
            {
                return _errors.ToString();
            }
        }
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(TemporaryHome home, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        await using var process = Start(home, arguments, settings);
        return (await process.WaitForExitAsync(), process.Output, process.Errors);
    }

    /// <summary>Starts it in a home of its own, with none of the settings of whoever runs the tests.</summary>
    public static ConciergeProcess Start(TemporaryHome home, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        PosixSignal.HearInterrupt();
        var start = new ProcessStartInfo(ConciergeProgram.Path, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = home.Folder,
        };
        foreach (var name in SettingNames.All.Concat(["CONCIERGE_HOME", "NO_COLOR", "OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = home.Folder;
        start.Environment["XDG_DATA_HOME"] = home.File("data");
        start.Environment["XDG_CACHE_HOME"] = TemporaryHome.Cache;
        foreach (var (name, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        return new ConciergeProcess(Process.Start(start)!);
    }

    /// <summary>Waits for a line of its output.</summary>
    public async Task<string> WaitForLineAsync(Func<string, bool> wanted)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task news;
            lock (_gate)
            {
                if (_lines.Find(line => wanted(line)) is { } found)
                {
                    return found;
                }

                news = _news.Task;
            }

            if (news.IsCompleted)
            {
                throw new InvalidOperationException($"It ended without the line that was waited for. It printed:\n{Output}\n{Errors}");
            }

            await news.WaitAsync(patience.Token);
        }
    }

    public Task<string> WaitForLineAsync(string part) => WaitForLineAsync(line => line.Contains(part, StringComparison.Ordinal));

    public async Task WriteLineAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    public void EndInput() => _process.StandardInput.Close();

    public void Signal(int signal) => PosixSignal.Send(_process.Id, signal);

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> WaitForExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(patience.Token);
        await _reading;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        await _reading;
        _process.Dispose();
    }

    private async Task ReadOutputAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            Tell(() => _lines.Add(line));
        }

        lock (_gate)
        {
            _news.TrySetResult();
        }
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_gate)
            {
                _errors.AppendLine(line);
            }
        }
    }

    private void Tell(Action change)
    {
        lock (_gate)
        {
            change();
            var told = _news;
            _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            told.TrySetResult();
        }
    }
}
