using System.Globalization;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Concierge.EndToEndTests.Processes;
using Microsoft.Data.Sqlite;

namespace Concierge.EndToEndTests.Storage;

/// <summary>A retry that waits when its server ends is made by the next server, once.</summary>
public sealed class ScheduledRetryTests : IDisposable
{
    private readonly TemporaryHome _home = new();

    [SkippableFact]
    public Task Server_KilledWhileARetryWaits_TheNextOneMakesItOnce() => EndWhileARetryWaitsAsync(PosixSignal.Kill);

    [SkippableFact]
    [Trait("Category", "Long")]
    public Task Server_StoppedWhileARetryWaits_TheNextOneMakesItOnce() => EndWhileARetryWaitsAsync(PosixSignal.Terminate);

    private async Task EndWhileARetryWaitsAsync(int signal)
    {
        var port = LoopbackPorts.FindFreePort();
        await using var services = await RehearsalServices.StartAsync(_home, port, "busy");
        var settings = new Dictionary<string, string>(services.Settings, StringComparer.Ordinal)
        {
            ["CALL_RETRIES"] = "1",
            ["CALLING_HOURS"] = "00:00-24:00",
        };
        string callId;
        await using (var ended = await ConciergeServerProcess.StartAsync(_home, port, settings))
        {
            callId = await ended.PlaceCallAsync(ConciergeServerProcess.CreateReservation());
            await WaitForRetryAsync(ended, callId);
            await WaitForStoredRetryAsync();
            ended.Process.SendSignal(signal);
            await ended.Process.WaitForExitAsync();
        }

        await MoveRetryAsync(TimeProvider.System.GetUtcNow());
        await using var server = await ConciergeServerProcess.StartAsync(_home, port, settings);
        var record = await WaitForFinishedCallAsync(server, callId);

        (record.GetText("outcome"), record.GetProperty("attempts").GetInt32(), record.GetProperty("interrupted").GetBoolean()).ShouldBe(("busy", 2, false));
        (await services.GetCallsAsync()).Count.ShouldBe(2);
        (await server.ReadEventsAsync(callId))[^1].Data.ShouldContain("2 times");
    }

    public void Dispose() => _home.Dispose();

    private static async Task WaitForRetryAsync(ConciergeServerProcess server, string callId)
    {
        await using var body = await server.Client.GetStreamAsync($"/calls/{callId}/events");
        await foreach (var item in SseParser.Create(body).EnumerateAsync())
        {
            if (item.EventType == "retry")
            {
                return;
            }
        }

        throw new InvalidOperationException("The call ended without a retry.");
    }

    // The shortest time before a retry is a minute, which nobody has to wait for.
    private Task<object?> MoveRetryAsync(DateTimeOffset at) =>
        ExecuteAsync($"UPDATE calls SET retry_at = '{at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)}'");

    private async Task WaitForStoredRetryAsync()
    {
        using var timeout = new CancellationTokenSource(ConciergeProcess.Timeout, TimeProvider.System);
        while ((long)(await ExecuteAsync("SELECT COUNT(*) FROM calls WHERE retry_at IS NOT NULL AND sealed_schedule IS NOT NULL"))! == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, timeout.Token);
        }
    }

    private async Task<object?> ExecuteAsync(string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_home.File("data"), "concierge", "concierge.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        return await command.ExecuteScalarAsync();
    }

    private static async Task<JsonElement> WaitForFinishedCallAsync(ConciergeServerProcess server, string callId)
    {
        using var timeout = new CancellationTokenSource(ConciergeProcess.Timeout, TimeProvider.System);
        while (true)
        {
            var calls = await server.Client.GetFromJsonAsync<JsonElement>("/calls", timeout.Token);
            var record = calls.EnumerateArray().FirstOrDefault(call => call.GetText("call_id") == callId && call.GetText("finished_at") is not null);
            if (record.ValueKind == JsonValueKind.Object)
            {
                return record;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, timeout.Token);
        }
    }
}
