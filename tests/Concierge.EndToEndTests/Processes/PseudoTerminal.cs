using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Concierge.Options;

namespace Concierge.EndToEndTests.Processes;

/// <summary>The program on a pseudo-terminal, which script(1) opens, as a guest sits before it. Disposing it kills the process.</summary>
internal sealed partial class PseudoTerminal : IAsyncDisposable
{
    private const char CtrlC = '\u0003';

    private readonly Lock _lock = new();
    private readonly StringBuilder _shown = new();
    private readonly Process _process;
    private readonly Task _reader;

    private PseudoTerminal(Process process)
    {
        _process = process;
        _reader = ReadAsync();
    }

    /// <summary>Everything that was written to the terminal, without its control sequences.</summary>
    public string Shown
    {
        get
        {
            lock (_lock)
            {
                return ControlSequence().Replace(ErasedLine().Replace(_shown.ToString(), ""), "").Replace("\r", "", StringComparison.Ordinal);
            }
        }
    }

    /// <summary>Everything that was written to the terminal.</summary>
    public string Written
    {
        get
        {
            lock (_lock)
            {
                return _shown.ToString();
            }
        }
    }

    /// <summary>What is shown, with one space between two words, wherever a line was wrapped.</summary>
    public string Words => WhiteSpace().Replace(Shown, " ");

    /// <summary>Starts the program on a terminal of some width.</summary>
    public static PseudoTerminal Start(TemporaryHome home, int columns, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null) =>
        StartCommand(home, columns, string.Join(' ', arguments.Prepend(ConciergeProgram.Path).Select(Quote)), settings);

    /// <summary>Runs a script of the shell in which <c>concierge</c> is the program.</summary>
    public static PseudoTerminal StartShell(TemporaryHome home, int columns, string script)
    {
        File.WriteAllText(home.File("script.sh"), $"concierge() {{ {Quote(ConciergeProgram.Path)} \"$@\"; }}\n{script}\n");
        return StartCommand(home, columns, $"sh {Quote(home.File("script.sh"))}", settings: null);
    }

    private static PseudoTerminal StartCommand(TemporaryHome home, int columns, string command, IReadOnlyDictionary<string, string>? settings)
    {
        PosixSignal.RestoreInterrupt();
        var start = new ProcessStartInfo(
            "script",
            ["-qefc", string.Create(CultureInfo.InvariantCulture, $"stty cols {columns} rows 40; exec {command}"), "/dev/null"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = home.Folder,
        };
        foreach (var name in SettingNames.All.Concat(["CONCIERGE_HOME", "OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = home.Folder;
        start.Environment["XDG_DATA_HOME"] = home.File("data");
        start.Environment["XDG_CACHE_HOME"] = TemporaryHome.Cache;
        start.Environment["TERM"] = "xterm";
        start.Environment["NO_COLOR"] = "1";
        start.Environment["SHELL"] = "/bin/sh";
        foreach (var (name, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            start.Environment[name] = value;
        }

        return new PseudoTerminal(Process.Start(start)!);
    }

    /// <summary>Waits until a text is on the terminal.</summary>
    /// <param name="text">The text.</param>
    /// <param name="times">How often it must be there.</param>
    public async Task WaitForAsync(string text, int times = 1)
    {
        using var timeout = new CancellationTokenSource(ConciergeProcess.Timeout, TimeProvider.System);
        while (Words.Split(text).Length <= times)
        {
            if (timeout.IsCancellationRequested || (_process.HasExited && _reader.IsCompleted && Words.Split(text).Length <= times))
            {
                throw new InvalidOperationException($"\"{text}\" was not shown. The terminal shows:\n{Shown}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }
    }

    /// <summary>Types a line.</summary>
    public async Task TypeAsync(string line)
    {
        await _process.StandardInput.WriteAsync(line + "\n");
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Presses Ctrl-C.</summary>
    public async Task PressCtrlCAsync()
    {
        await _process.StandardInput.WriteAsync(CtrlC);
        await _process.StandardInput.FlushAsync();
    }

    /// <summary>Waits until the program ends.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> WaitForExitAsync()
    {
        using var timeout = new CancellationTokenSource(ConciergeProcess.Timeout, TimeProvider.System);
        await _process.WaitForExitAsync(timeout.Token);
        await _reader;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        await _reader;
        _process.Dispose();
    }

    private static string Quote(string argument) => $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private async Task ReadAsync()
    {
        var buffer = new char[4096];
        while (await _process.StandardOutput.ReadAsync(buffer) is > 0 and var count)
        {
            lock (_lock)
            {
                _shown.Append(buffer, 0, count);
            }
        }
    }

    // The status line: it is erased before something else is written there.
    [GeneratedRegex(@"[^\n]*\r\u001b\[2K")]
    private static partial Regex ErasedLine();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"\u001b\[[0-9;?]*[A-Za-z]|\u001b[=>]|\u001b\][^\u0007]*\u0007")]
    private static partial Regex ControlSequence();
}
