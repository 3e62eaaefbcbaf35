using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Xml.Linq;
using Concierge.Calls;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Snapshots;
using Concierge.Cluster.Membership;
using Concierge.Cluster.Ownership;
using Concierge.Options;
using Concierge.Tests.Server;
using Concierge.Tests.Storage;
using Concierge.Tests.Twilio;
using Microsoft.Extensions.DependencyInjection;

namespace Concierge.Tests.Cluster;

/// <summary>Runs several real servers of one cluster, in this process, over a PostgreSQL database.</summary>
internal sealed class ClusterTestHost : IAsyncDisposable
{
    private readonly List<ServerTestHost> _servers = [];

    public ServerTestHost this[int server] => _servers[server];

    public static async Task<ClusterTestHost> StartAsync(PostgresTestServer postgres, int servers, string? certificateFile = null)
    {
        var cluster = new ClusterTestHost();
        var database = await postgres.CreateAsync();
        for (var server = 0; server < servers; server++)
        {
            cluster._servers.Add(await ServerTestHost.StartAsync(
                settings => settings with
                {
                    // No server dies here, however slow the machine is.
                    Server = settings.Server with
                    {
                        Cluster = new ClusterOptions
                        {
                            Name = "tests",
                            Address = IPAddress.Loopback,
                            Port = FindFreePort(),
                            ProbeTimeout = TimeSpan.FromSeconds(10),
                            CertificateFile = certificateFile,
                        },
                    },
                },
                database: database));
        }

        await Until.TrueAsync(() => cluster._servers.All(server => server.App.Services.GetRequiredService<ClusterMembers>().Count == servers), "the servers to find each other");
        return cluster;
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
        return ReadParameters(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Reads the parameters of the stream that TwiML connects; <see langword="null"/> if it connects none.</summary>
    public static Dictionary<string, string>? ReadParameters(string twiml)
    {
        var document = XDocument.Parse(twiml);
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

    /// <summary>Waits until a server has a copy of a call that fulfils a condition.</summary>
    public async Task<CallCopy> WaitForCopyAsync(int server, string callId, Func<CallSnapshot, bool> fulfils)
    {
        CallCopy? found = null;
        await Until.TrueAsync(
            () => (found = Copies(server).Find(callId)) is { } copy && fulfils(CallSnapshotSerializer.Deserialize(copy.Copy.Snapshot)), "the copy of the call");
        return found!;
    }

    /// <summary>Waits until any server but the owner has a copy of a call that fulfils a condition.</summary>
    /// <returns>The server.</returns>
    public async Task<int> FindCopyAsync(string callId, Func<CallSnapshot, bool> fulfils)
    {
        var found = -1;
        await Until.TrueAsync(
            () => (found = _servers.FindIndex(server => server.App.Services.GetRequiredService<CallCopyStore>().Find(callId) is { } copy
                && fulfils(CallSnapshotSerializer.Deserialize(copy.Copy.Snapshot)))) >= 0,
            "the copy of the call");
        return found;
    }

    /// <summary>Has a server adopt a call from its copy, as it does when the owner is declared dead.</summary>
    /// <returns>Whether it owns the call now.</returns>
    public Task<bool> AdoptAsync(int server, CallCopy copy) => this[server].App.Services.GetRequiredService<CallAdopter>().TryAdoptAsync(copy, TimeSpan.Zero);

    /// <summary>Takes a call from its owner as if the process had ended: nothing is said, stored or hung up.</summary>
    public void Lose(int server, string callId)
    {
        var calls = Calls(server);
        calls.Relinquish(calls.Get(callId));
    }

    public CallManager Calls(int server) => this[server].App.Services.GetRequiredService<CallManager>();

    public CallCopyStore Copies(int server) => this[server].App.Services.GetRequiredService<CallCopyStore>();

    public bool IsOwner(int server, string callId) => Calls(server).TryGet(callId, out _);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>Finds a port for a member of a cluster.</summary>
    public static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
