using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Concierge.Bench.Measures;

namespace Concierge.Bench.Subjects;

/// <summary>The process of a bridge, bound to one core. Its output goes to a file in the folder of the run.</summary>
internal sealed class SubjectProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan CompilerPause = TimeSpan.FromSeconds(3);
    private const double CompilerQuiet = 0.03;

    private readonly Process _process;

    private SubjectProcess(Process process) => _process = process;

    /// <summary>Starts the bridge and waits until it listens.</summary>
    public static async Task<SubjectProcess> StartAsync(SubjectStartInfo info, RunEndpoints ends, string core, string? probe)
    {
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = ends.Scratch };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec taskset -c \"$0\" \"$@\" >output.log 2>&1 </dev/null");
        start.ArgumentList.Add(core);
        foreach (var argument in info.Command)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in info.Environment)
        {
            start.Environment[name] = value;
        }

        if (ends.AuthorityFile is { } authority)
        {
            // Every bridge verifies the certificate: .NET reads the first variable, Node the second.
            start.Environment["SSL_CERT_FILE"] = authority;
            start.Environment["NODE_EXTRA_CA_CERTS"] = authority;
        }

        if (probe is not null)
        {
            start.Environment["DOTNET_STARTUP_HOOKS"] = probe;
            start.Environment["CONCIERGE_BENCH_PROBE"] = ProbeSocket(ends);
        }

        var started = new SubjectProcess(Process.Start(start)!);
        await started.WaitUntilItListensAsync(ends);
        await File.WriteAllTextAsync(ProbeSocket(ends) + ".go", "");
        return started;
    }

    /// <summary>Gets the path of the probe's Unix socket.</summary>
    public static string ProbeSocket(RunEndpoints ends) => Path.Combine(ends.Scratch, "probe");

    /// <summary>Reads the resources that the process has used so far.</summary>
    public ProcessUsage ReadUsage() => ProcessUsage.Read(_process.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// Waits until .NET has compiled the hot methods, at most for <paramref name="maxWait"/>: a server compiles them once and not in each call.
    /// </summary>
    public async Task WaitForCompilationAsync(TimeSpan maxWait)
    {
        if (maxWait == TimeSpan.Zero)
        {
            return;
        }

        var waited = Stopwatch.GetTimestamp();
        double before, now = CompilerSeconds();
        do
        {
            before = now;
            await Task.Delay(CompilerPause, TimeProvider.System);
            now = CompilerSeconds();
        }
        while (now - before > CompilerQuiet && Stopwatch.GetElapsedTime(waited) < maxWait);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var asked = Process.Start("/bin/kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            await asked.WaitForExitAsync();
            using var deadline = new CancellationTokenSource(StopDeadline, TimeProvider.System);
            try
            {
                await _process.WaitForExitAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync();
            }
        }

        _process.Dispose();
    }

    private double CompilerSeconds()
    {
        var tasks = $"/proc/{_process.Id.ToString(CultureInfo.InvariantCulture)}/task";
        return Directory.EnumerateDirectories(tasks)
            .Where(task => File.ReadAllText($"{task}/comm").StartsWith(".NET Tiered", StringComparison.Ordinal))
            .Sum(task => ProcessUsage.ReadFile($"{task}/stat").CpuSeconds);
    }

    private async Task WaitUntilItListensAsync(RunEndpoints ends)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > StartDeadline)
            {
                throw new InvalidOperationException($"The bridge did not start:\n{await File.ReadAllTextAsync(Path.Combine(ends.Scratch, "output.log"))}");
            }

            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, ends.Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
            }
        }
    }
}
