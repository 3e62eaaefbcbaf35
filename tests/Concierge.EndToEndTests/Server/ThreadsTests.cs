using System.Globalization;
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

        await server.WaitForConversationAsync(await server.PlaceCallAsync(ConciergeServerProcess.Reservation()));

        Niceness(server.Process.Id, ".NET Tiered Com").ShouldContain(10);
        Niceness(server.Process.Id, ".NET Sockets").ShouldAllBe(nice => nice == Niceness(server.Process.Id, "Concierge.Cli")[0]);
    }

    public void Dispose() => _home.Dispose();

    private static List<int> Niceness(int process, string thread) =>
        [.. Directory.EnumerateDirectories($"/proc/{process}/task")
            .Select(folder => File.ReadAllText($"{folder}/stat"))
            .Where(stat => stat.Contains($"({thread})", StringComparison.Ordinal))
            .Select(stat => int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[NiceField], CultureInfo.InvariantCulture))];
}
