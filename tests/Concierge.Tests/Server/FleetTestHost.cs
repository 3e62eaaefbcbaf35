using System.Text.Json;
using System.Xml.Linq;
using Concierge.Calls;
using Concierge.Calls.Fleet;
using Concierge.Tests.Twilio;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Tests.Server;

/// <summary>Runs several real servers behind one address. The test controls the network between them.</summary>
internal sealed class FleetTestHost : IAsyncDisposable
{
    private readonly Dictionary<(int From, int To), CuttableConnection> _connections = [];
    private readonly List<ServerTestHost> _servers = [];

    public int Count => _servers.Count;

    public ServerTestHost this[int server] => _servers[server];

    public static async Task<FleetTestHost> StartAsync(int servers, TimeProvider? time = null)
    {
        var fleet = new FleetTestHost();
        foreach (var from in Enumerable.Range(0, servers))
        {
            foreach (var to in Enumerable.Range(0, servers).Where(to => to != from))
            {
                fleet._connections[(from, to)] = new CuttableConnection();
            }
        }

        foreach (var server in Enumerable.Range(0, servers))
        {
            var peers = fleet._connections.Where(wire => wire.Key.From == server).Select(wire => wire.Value.Address).ToList();
            fleet._servers.Add(await ServerTestHost.StartAsync(settings => settings with { Server = settings.Server with { Peers = peers } }, time));
        }

        foreach (var ((_, to), wire) in fleet._connections)
        {
            wire.ConnectTo(fleet[to].Api.BaseAddress!);
        }

        return fleet;
    }

    /// <summary>Disconnects a server from its peers in both directions.</summary>
    public void Kill(int server)
    {
        foreach (var (_, wire) in _connections.Where(wire => wire.Key.From == server || wire.Key.To == server))
        {
            wire.Cut();
        }
    }

    /// <summary>Blocks the requests to a server, but not its own requests.</summary>
    public void Isolate(int server)
    {
        foreach (var (_, wire) in _connections.Where(wire => wire.Key.To == server))
        {
            wire.Cut();
        }
    }

    /// <summary>Starts a call that is answered, with its media stream at a server.</summary>
    public async Task<(string CallId, TwilioStream Stream)> StartAnsweredCallAsync(int owner, int streamAt)
    {
        var configuring = this[owner].Voice.ConfigureAsync();
        var callId = await this[owner].CallAsync();
        await configuring;
        await this[owner].ReportAsync(callId, "in-progress");
        return (callId, await OpenStreamAsync(callId, streamAt, await this[owner].ParametersAsync(callId)));
    }

    /// <summary>Opens a media stream at a server as Twilio does.</summary>
    public async Task<TwilioStream> OpenStreamAsync(string callId, int server, IReadOnlyDictionary<string, string> parameters)
    {
        parameters["call_id"].ShouldBe(callId);
        var stream = new TwilioStream(await this[server].ConnectAsync(callId: callId));
        await stream.ConnectedAsync();
        await stream.StartAsync(parameters);
        for (var frame = 0; frame < 6; frame++)
        {
            await stream.MediaAsync();
        }

        return stream;
    }

    /// <summary>Waits until a number of media streams have started at a server.</summary>
    public Task WaitForStreamsAsync(int server, int count) => Until.TrueAsync(
        () => this[server].Logs.Lines.Count(line => line.Contains("Media stream started", StringComparison.Ordinal)) == count, "the stream to be joined to its call");

    /// <summary>Requests the next TwiML from a server after a stream has ended.</summary>
    /// <returns>The parameters of the next stream; <see langword="null"/> when the TwiML hangs up.</returns>
    public async Task<Dictionary<string, string>?> StreamEndedAsync(string callId, int server)
    {
        using var answer = await this[server].TwilioAsync(HttpMethod.Post, $"/stream-ended?call_id={callId}", new("CallSid", FakeTwilio.CallSid), new("CallStatus", "in-progress"));
        ((int)answer.StatusCode).ShouldBe(200);
        var document = XDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.Descendants("Connect").Any()
            ? document.Descendants("Parameter").ToDictionary(parameter => parameter.Attribute("name")!.Value, parameter => parameter.Attribute("value")!.Value)
            : null;
    }

    /// <summary>Reads a call from a server's API.</summary>
    public async Task<JsonElement> GetViewAsync(string callId, int server)
    {
        using var view = JsonDocument.Parse(await this[server].Api.GetStringAsync($"/calls/{callId}"));
        return view.RootElement.Clone();
    }

    /// <summary>Waits for the end of a call and reads its result from a server's API.</summary>
    public async Task<JsonElement> GetResultAsync(string callId, int server)
    {
        // The events end with the call.
        await Until.DoneAsync(this[server].Api.GetStringAsync($"/calls/{callId}/events"));
        return (await GetViewAsync(callId, server)).GetProperty("result");
    }

    /// <summary>Waits until a server has a replica that fulfils a condition.</summary>
    public Task WaitForReplicationAsync(int server, string callId, Func<CallSnapshot, bool> tells) => Until.TrueAsync(
        () => Fleet(server).FindReplica(callId) is { } replica && tells(replica), "the copy of the call");

    public CallOwnershipRegistry Fleet(int server) => this[server].App.Services.GetRequiredService<CallOwnershipRegistry>();

    public async ValueTask DisposeAsync()
    {
        foreach (var wire in _connections.Values)
        {
            wire.Dispose();
        }

        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }
    }
}
