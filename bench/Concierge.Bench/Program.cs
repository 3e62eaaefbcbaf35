using System.Text.Json;
using System.Text.Json.Serialization;
using Concierge.Bench;
using Concierge.Bench.Measures;
using Concierge.Bench.Subjects;

Options options;
try
{
    options = Options.Read(args);
}
catch (FormatException wrong)
{
    Console.Error.WriteLine($"{wrong.Message} {Options.Help}");
    return 2;
}

var built = Path.Combine(options.Root, "artifacts/bin");
var peers = Path.Combine(options.Root, "bench/peers");
string[] relay = [Path.Combine(built, "Concierge.Bench.Relay/release/Concierge.Bench.Relay")];
Dictionary<string, string> tuned = new(StringComparer.Ordinal)
{
    ["RELAY_CHUNK_MS"] = "60",
    ["RELAY_INLINE"] = "1",
    ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0",
    ["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1",
};
using var concierge = new ConciergeSubject(options.Root, "concierge", chunkMs: null);
using var concierge20 = new ConciergeSubject(options.Root, "concierge-20ms", chunkMs: 20);
ISubject[] all =
[
    concierge,
    concierge20,
    new BareSubject("node-sample", ["node", Path.Combine(peers, "node-sample.mjs")], isDotnet: false, new Dictionary<string, string>(StringComparer.Ordinal)),
    new BareSubject("agents-transport", ["node", Path.Combine(peers, "agents-transport.mjs")], isDotnet: false, new Dictionary<string, string>(StringComparer.Ordinal)),
    new BareSubject("relay", relay, isDotnet: true, new Dictionary<string, string>(StringComparer.Ordinal)),
    new BareSubject("relay-tuned", relay, isDotnet: true, tuned),
];
var subjects = all.Where(subject => options.Only.Count == 0 || options.Only.Contains(subject.Name)).ToList();
var probe = Path.Combine(built, "Concierge.Bench.Probe/release/Concierge.Bench.Probe.dll");
List<RunResult> runs = [];
for (var round = 1; round <= options.Rounds; round++)
{
    foreach (var subject in subjects)
    {
        Console.Error.Write($"round {round}: {subject.Name} ... ");
        try
        {
            var run = await new Run(options, subject, round, probe).ExecuteAsync();
            runs.Add(run);
            Console.Error.WriteLine($"{run.CpuMs:0.00} ms of CPU per call-second, {run.CallsUnderWay} calls, other work {run.OtherCores:0.0} cores");
        }
        catch (Exception failed) when (failed is InvalidOperationException or HttpRequestException or IOException or System.Net.Sockets.SocketException)
        {
            Console.Error.WriteLine($"failed: {failed.Message}");
        }
    }
}

Console.WriteLine(Report.Of(runs));
if (options.Json is { } file)
{
    var format = new JsonSerializerOptions { WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
    await File.WriteAllTextAsync(file, JsonSerializer.Serialize(runs, format));
}

return runs.Count == options.Rounds * subjects.Count ? 0 : 1;
