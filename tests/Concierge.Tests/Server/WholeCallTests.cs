using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Concierge.Calls.Lifecycle;
using Concierge.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Tests.Server;

/// <summary>A complete call over HTTP and both WebSockets, with everything that is visible of it.</summary>
[Trait("Category", "Server")]
public sealed class WholeCallTests
{
    [Fact]
    public async Task WholeCall_Booked_HasEvidenceAndReleasesEverything()
    {
        await using var host = await ServerTestHost.StartAsync();

        var (callId, kinds) = await ScriptedCall.PlayAsync(host);

        kinds.Count(kind => kind == "media").ShouldBe(2);
        using var view = JsonDocument.Parse(await host.Api.GetStringAsync($"/calls/{callId}"));
        var result = view.RootElement.GetProperty("result");
        result.GetProperty("outcome").GetString().ShouldBe("confirmed");
        result.GetProperty("confirmation_number").GetString().ShouldBe("BK472");
        result.GetProperty("confirmation_turn").GetInt32().ShouldBe(1);
        view.RootElement.GetProperty("status").GetString().ShouldBe("completed");
        view.RootElement.GetProperty("transcript").EnumerateArray().Select(turn => turn.GetProperty("speaker").GetString()).ShouldBe(["restaurant", "agent", "agent"]);
        await Until.TrueAsync(() => host.TwilioServer.Requests.Count(request => request.IsEnd) == 1, "the hang-up request to Twilio");
        while (await host.Voice.ReceiveAsync() is not null)
        {
            // Reads the remaining messages until the voice session closes.
        }
    }

    [Fact]
    public async Task WholeCall_Events_CanBeFollowedFromAnyNumber()
    {
        await using var host = await ServerTestHost.StartAsync();
        var (callId, _) = await ScriptedCall.PlayAsync(host);

        var all = ServerSentEvents.Read(await host.Api.GetStringAsync($"/calls/{callId}/events"));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/calls/{callId}/events");
        request.Headers.Add("Last-Event-ID", "3");
        using var answer = await host.Api.SendAsync(request);
        var rest = ServerSentEvents.Read(await answer.Content.ReadAsStringAsync());

        all.Select(one => one.Id).ShouldBe(Enumerable.Range(1, all.Count).Select(number => $"{number}"));
        all[0].Name.ShouldBe("status");
        all[^1].Name.ShouldBe("outcome");
        all.Select(one => one.Name).ShouldContain("carrier_status");
        all.Count(one => one.Name == "turn").ShouldBe(3);
        rest.Select(one => one.Id).ShouldBe(all.Skip(3).Select(one => one.Id));
    }

    [Fact]
    public async Task WholeCall_Logs_HoldNoNumberTranscriptOrKey()
    {
        await using var host = await ServerTestHost.StartAsync();

        var (callId, _) = await ScriptedCall.PlayAsync(host);
        var parameters = host.App.Services.GetRequiredService<CallManager>().TryGetSession(callId, out var session) ? session.Call.Secret : "";

        string[] forbidden =
        [
            "4155550142", "555 0142", "5550142", "4155550100", "BK472", "all set", "goodbye", "note that",
            ServerTestHost.ApiKey, TestSettings.AuthToken, TestSettings.Complete.Realtime.ApiKey!, parameters,
        ];
        parameters.ShouldNotBeEmpty();
        foreach (var line in host.Logs.Lines)
        {
            forbidden.ShouldAllBe(secret => !line.Contains(secret, StringComparison.OrdinalIgnoreCase), line);
        }

        string[] points = ["Call initiated", "Media stream connected", "turn of the", "status InProgress", "ended by"];
        foreach (var point in points)
        {
            host.Logs.Lines.ShouldContain(line => line.Contains(point, StringComparison.Ordinal), point);
        }
    }

    [Fact]
    public async Task WholeCall_Metrics_AreRecorded()
    {
        await using var host = await ServerTestHost.StartAsync();
        var factory = host.App.Services.GetRequiredService<IMeterFactory>();
        ConcurrentDictionary<string, double> sums = new(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == ConciergeMetrics.MeterName && ReferenceEquals(instrument.Meter.Scope, factory))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => sums.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value));
        listener.Start();

        await ScriptedCall.PlayAsync(host);
        await Until.TrueAsync(() => sums.ContainsKey("concierge.stream.frames"), "the frames to be counted");

        sums["concierge.call.initiation.duration"].ShouldBeGreaterThan(0);
        sums["concierge.stream.connection.duration"].ShouldBeGreaterThan(0);
        sums["concierge.agent.first_audio.duration"].ShouldBeGreaterThan(0);
        sums["concierge.call.duration"].ShouldBeGreaterThan(0);
        sums["concierge.calls"].ShouldBe(1);
        sums["concierge.calls.active"].ShouldBe(0);
        sums["concierge.stream.frames"].ShouldBe(6);
        sums["concierge.stream.frames.refused"].ShouldBe(0);
    }
}
