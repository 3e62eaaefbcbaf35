using System.Globalization;
using System.Net.ServerSentEvents;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Server;

/// <summary>The priorities of the program's threads during a call.</summary>
public sealed class ThreadPriorityTests : IDisposable
{
    // Field 19 of /proc/PID/stat; the 17th after the name.
    private const int NiceField = 16;

    private readonly TemporaryHome _home = new();

    [SkippableFact]
    [Trait("Category", "Long")]
    public async Task Call_LowersThePriorityOfTheTieredJitThread()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Threads are listed in /proc.");
        var port = LoopbackPorts.FindFreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port);
        await using var server = await ConciergeServerProcess.StartAsync(_home, port, services.Settings);

        var callId = await server.PlaceCallAsync(ConciergeServerProcess.CreateReservation());

        var normal = GetNiceness(server.Process.Id, "Concierge.Cli")[0];

        // The thread exists only while it has work: the test looks for it at each turn.
        var lowered = false;
        await using var body = await server.Client.GetStreamAsync($"/calls/{callId}/events");
        await foreach (var item in SseParser.Create(body).EnumerateAsync())
        {
            if (item.EventType == "turn" && GetNiceness(server.Process.Id, ".NET Tiered Com").Contains(Math.Min(normal + 10, 19)))
            {
                lowered = true;
                break;
            }
        }

        lowered.ShouldBeTrue("the priority of the tiered JIT thread was never lowered");
        GetNiceness(server.Process.Id, ".NET Sockets").ShouldAllBe(nice => nice == normal);
    }

    public void Dispose() => _home.Dispose();

    private static List<int> GetNiceness(int process, string thread) =>
        [.. Directory.EnumerateDirectories($"/proc/{process}/task")
            .Select(ReadStat)
            .Where(stat => stat.Contains($"({thread})", StringComparison.Ordinal))
            .Select(stat => int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[NiceField], CultureInfo.InvariantCulture))];

    private static string ReadStat(string folder)
    {
        try
        {
            return File.ReadAllText($"{folder}/stat");
        }
        catch (IOException)
        {
            // The thread has ended meanwhile.
            return "";
        }
    }
}
