using System.Diagnostics;
using System.Text.Json;

namespace Concierge.Bench.Tests;

/// <summary>The bench's short form, as <c>bench/run --short</c> starts it: it must go on working. Times are not judged.</summary>
public sealed class ShortFormTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("concierge-bench-test").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task Every_bridge_carries_its_calls_and_every_column_has_a_figure()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The load waits by epoll.");
        var root = Root();
        string[] peers = Directory.Exists(Path.Combine(root, "bench/peers/node_modules")) ? ["node-sample", "agents-transport"] : [];
        string[] bridges = ["concierge", "concierge-20ms", "relay", .. peers];

        var (code, output, figures) = await RunAsync(root, "--short", "--only", string.Join(',', bridges));

        code.ShouldBe(0, output);
        var runs = figures.EnumerateArray().ToDictionary(run => run.GetProperty("Subject").GetString()!);
        runs.Keys.ShouldBe(bridges, ignoreOrder: true);
        foreach (var (bridge, run) in runs)
        {
            Figure(run, "CallsUnderWay").ShouldBe(3, $"{bridge}: {output}");
            Figure(run, "Broken").ShouldBe(0, $"{bridge}: {output}");
            Figure(run, "Lost").ShouldBe(0, bridge);
            Figure(run, "Stale").ShouldBe(0, bridge);
            Figure(run, "Frames").ShouldBeGreaterThan(0, bridge);
            foreach (var column in (string[])["CpuMs", "ToModelP50", "ToModelP999", "ToTelephoneP50", "ToTelephoneP999", "FirstAudioP50", "ResidentKbPerCall"])
            {
                double.IsNaN(Figure(run, column)).ShouldBeFalse($"{bridge}: {column}");
            }

            var isDotnet = !peers.Contains(bridge);
            double.IsNaN(Figure(run, "AllocatedPerFrame")).ShouldBe(!isDotnet, bridge);
            double.IsNaN(Figure(run, "ManagedKbPerCall")).ShouldBe(!isDotnet, bridge);
        }

        output.ShouldContain("| concierge |");
        output.ShouldContain("ratio of the medians");
    }

    private async Task<(int Code, string Output, JsonElement Figures)> RunAsync(string root, params string[] arguments)
    {
        var file = Path.Combine(_folder, "figures.json");
        var start = new ProcessStartInfo(
            Path.Combine(root, "artifacts/bin/Concierge.Bench/release/Concierge.Bench"),
            ["--root", root, "--json", file, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var deadline = new CancellationTokenSource(Patience);
        var printed = Task.WhenAll(process.StandardOutput.ReadToEndAsync(deadline.Token), process.StandardError.ReadToEndAsync(deadline.Token));
        try
        {
            var output = string.Join('\n', await printed);
            await process.WaitForExitAsync(deadline.Token);
            using var figures = JsonDocument.Parse(await File.ReadAllTextAsync(file, deadline.Token));
            return (process.ExitCode, output, figures.RootElement.Clone());
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static double Figure(JsonElement run, string name)
    {
        var value = run.GetProperty(name);
        return value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Concierge.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
