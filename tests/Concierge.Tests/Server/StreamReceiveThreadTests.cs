namespace Concierge.Tests.Server;

/// <summary>The thread that handles a call's audio.</summary>
[Trait("Category", "Server")]
public sealed class StreamReceiveThreadTests
{
    private const string ShortestSlice = "100000";

    [SkippableFact]
    public async Task Stream_Frames_AreHandledByASocketThread()
    {
        Skip.If(!OperatingSystem.IsLinux() || Environment.OSVersion.Version < new Version(6, 12) || SliceOf("/proc/thread-self") is null, "The kernel has no slices to ask for.");
        await using var host = await ServerTestHost.StartAsync();
        var configuring = host.Voice.ConfigureAsync();
        var callId = await host.CallAsync();
        await configuring;
        await host.ReportAsync(callId, "in-progress");
        using var stream = new TwilioStream(await host.ConnectAsync());
        await stream.ConnectedAsync();
        await stream.StartAsync(await host.ParametersAsync(callId));

        // The current thread reads a frame that has already arrived. The socket thread handles one that arrives later.
        for (var frame = 0; frame < 1000 && !IsPrompt(); frame++)
        {
            await stream.MediaAsync();
        }

        await Until.TrueAsync(IsPrompt, "a thread that waits for sockets to have handled a frame");
    }

    // The runtime names the threads.
    private static bool IsPrompt() => Directory.EnumerateDirectories("/proc/self/task").Any(thread => Read($"{thread}/comm") is [".NET Sockets"] && SliceOf(thread) == ShortestSlice);

    // In nanoseconds.
    private static string? SliceOf(string thread) => Read($"{thread}/sched").FirstOrDefault(line => line.StartsWith("se.slice", StringComparison.Ordinal))?.Split(':')[1].Trim();

    private static string[] Read(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (IOException)
        {
            // The thread has ended, or the kernel does not expose the value.
            return [];
        }
    }
}
