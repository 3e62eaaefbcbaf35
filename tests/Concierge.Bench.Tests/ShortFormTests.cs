using System.Diagnostics;
using System.Text.Json;

namespace Concierge.Bench.Tests;

/// <summary>The short form of the benchmark, as <c>bench/run --short</c> starts it. Checks that it works, not its times.</summary>
[Trait("Category", "Process")]
[Trait("Category", "Long")]
public sealed class ShortFormTests : IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("concierge-bench-test").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SkippableFact]
    public async Task Short_MeasuresEveryBridgeAndFillsEveryColumn()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The load generator uses epoll.");
        var root = FindRoot();
        string[] peers = Directory.Exists(Path.Combine(root, "bench/peers/node_modules")) ? ["node-sample", "agents-transport"] : [];
        string[] bridges = ["concierge", "concierge-20ms", "relay", .. peers];

        var (code, output, figures) = await RunAsync(root, "--short", "--only", string.Join(',', bridges));

        code.ShouldBe(0, output);
        var runs = figures.EnumerateArray().ToDictionary(run => run.GetProperty("Subject").GetString()!);
        runs.Keys.ShouldBe(bridges, ignoreOrder: true);
        foreach (var (bridge, run) in runs)
        {
            GetFigure(run, "CallsUnderWay").ShouldBe(3, $"{bridge}: {output}");
            GetFigure(run, "Broken").ShouldBe(0, $"{bridge}: {output}");
            GetFigure(run, "Lost").ShouldBe(0, bridge);
            GetFigure(run, "Stale").ShouldBe(0, bridge);
            GetFigure(run, "Frames").ShouldBeGreaterThan(0, bridge);
            foreach (var column in (string[])["CpuMs", "ToModelP50", "ToModelP999", "ToTelephoneP50", "ToTelephoneP999", "FirstAudioP50", "ResidentKbPerCall"])
            {
                double.IsNaN(GetFigure(run, column)).ShouldBeFalse($"{bridge}: {column}");
            }

            var isDotnet = !peers.Contains(bridge);
            double.IsNaN(GetFigure(run, "AllocatedPerFrame")).ShouldBe(!isDotnet, bridge);
            double.IsNaN(GetFigure(run, "ManagedKbPerCall")).ShouldBe(!isDotnet, bridge);
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
        using var deadline = new CancellationTokenSource(Timeout, TimeProvider.System);
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

    private static double GetFigure(JsonElement run, string name)
    {
        var value = run.GetProperty(name);
        return value.ValueKind == JsonValueKind.Number ? value.GetDouble() : double.NaN;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Concierge.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
