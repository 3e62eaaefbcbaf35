using Concierge.Rehearsal.Dialogue;
using Concierge.Rehearsal.VoiceModel;
using Microsoft.Extensions.Logging.Abstractions;

namespace Concierge.Rehearsal.Tests.VoiceModel;

/// <summary>Base class of the voice model tests. Each test has its own server.</summary>
public abstract class VoiceModelTest : IAsyncLifetime
{
    internal const string PcmuBothWays =
        """ "audio":{"input":{"format":{"type":"audio/pcmu"}},"output":{"format":{"type":"audio/pcmu"}}} """;

    private VoiceModelServer? _server;

    internal ScriptedSpeech Speech { get; set; } = new();

    internal ScriptedPolicy Policy { get; set; } = new();

    internal TimeProvider Clock { get; set; } = TimeProvider.System;

    internal VoiceModelOptions Options { get; set; } = new()
    {
        FirstOutputDelay = TimeSpan.FromMilliseconds(5),
        TranscriptionDelay = TimeSpan.FromMilliseconds(5),
        OutputSpeed = 20,
    };

    internal VoiceModelServer Server => _server!;

    internal Uri BaseAddress => _server!.BaseAddress;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    internal async Task StartAsync(params ResponsePlan[] plans)
    {
        if (plans.Length > 0)
        {
            Policy = new ScriptedPolicy(plans);
        }

        _server = await VoiceModelServer.StartAsync(Options, Speech, Policy, Clock, NullLoggerFactory.Instance, CancellationToken.None);
    }

    /// <summary>Starts the server, connects a client, and reads <c>session.created</c>.</summary>
    internal async Task<RealtimeClient> ConnectAsync(params ResponsePlan[] plans)
    {
        await StartAsync(plans);
        var client = await RealtimeClient.ConnectAsync(BaseAddress);
        await client.NextAsync("session.created");
        return client;
    }
}
