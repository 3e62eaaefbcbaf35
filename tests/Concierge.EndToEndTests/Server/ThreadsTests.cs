using System.Globalization;
using System.Net.ServerSentEvents;
using Concierge.EndToEndTests.Processes;

namespace Concierge.EndToEndTests.Server;

/// <summary>How the program's threads share the processor while somebody is on the line.</summary>
public sealed class ThreadsTests : IDisposable
{
    // Field 19 of /proc/PID/stat; the 17th after the name.
    private const int NiceField = 16;

    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public async Task In_a_call_the_compiler_stands_back_behind_the_audio()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Threads are listed in /proc.");
        var port = Loopback.FreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port);
        await using var server = await ConciergeServerProcess.StartAsync(_home, port, services.Settings);

        var callId = await server.PlaceCallAsync(ConciergeServerProcess.Reservation());

        var usual = Niceness(server.Process.Id, "Concierge.Cli")[0];

        // It comes and goes with its work, and is looked for with each turn.
        var stoodBack = false;
        await using var body = await server.Client.GetStreamAsync($"/calls/{callId}/events");
        await foreach (var happened in SseParser.Create(body).EnumerateAsync())
        {
            if (happened.EventType == "turn" && Niceness(server.Process.Id, ".NET Tiered Com").Contains(Math.Min(usual + 10, 19)))
            {
                stoodBack = true;
                break;
            }
        }

        stoodBack.ShouldBeTrue("the compiler's priority was never lowered");
        Niceness(server.Process.Id, ".NET Sockets").ShouldAllBe(nice => nice == usual);
    }

    public void Dispose() => _home.Dispose();

    private static List<int> Niceness(int process, string thread) =>
        [.. Directory.EnumerateDirectories($"/proc/{process}/task")
            .Select(Stat)
            .Where(stat => stat.Contains($"({thread})", StringComparison.Ordinal))
            .Select(stat => int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[NiceField], CultureInfo.InvariantCulture))];

    private static string Stat(string folder)
    {
        try
        {
            return File.ReadAllText($"{folder}/stat");
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return "";
        }
    }
}
