using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Runs one response: plans it, sends its output, and ends it exactly once, by completion, cancellation or failure.</summary>
/// <param name="services">The services of the session.</param>
/// <param name="settings">The settings of the response.</param>
/// <param name="conversation">The session's conversation.</param>
/// <param name="onEnded">Called when <c>response.done</c> has been queued. The session's lock is held.</param>
internal sealed class ResponseExecution(
    SessionServices services, ResponseSettings settings, Conversation conversation, Action<ResponseExecution> onEnded) : IDisposable
{
    private const int ChunkMs = 100;
    private const int ArgumentsChunkLength = 24;

    private static readonly TimeSpan DeltaInterval = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _cancellation = new();
    private readonly ResponseResource _response = new(settings, conversation);
    private readonly ServerEventQueue _events = services.Events;
    private readonly TimeProvider _timeProvider = services.TimeProvider;
    private ResponseOutput? _openOutput;
    private long _firstAudioTimestamp;

    public string Id => _response.Id;

    /// <summary>The remaining playback time of a player that started with the first chunk.</summary>
    public TimeSpan RemainingPlayback
    {
        get
        {
            var playbackDuration = TimeSpan.FromMilliseconds(_response.Output.OfType<OutputAudioItem>().Sum(item => item.AudioMs));
            var remaining = playbackDuration > TimeSpan.Zero ? playbackDuration - _timeProvider.GetElapsedTime(_firstAudioTimestamp) : TimeSpan.Zero;
            return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
        }
    }

    /// <summary>Whether any audio has been sent.</summary>
    public bool HasSpoken => _response.Output.OfType<OutputAudioItem>().Any(item => item.AudioMs > 0 || item.IsTruncated);

    /// <summary>Sends <c>response.created</c>. The caller holds the lock.</summary>
    public void Begin() => _events.Send("response.created", writer => _response.WriteTo(writer));

    /// <summary>Ends the response now, if it has not ended. The caller holds the lock.</summary>
    /// <param name="reason"><c>turn_detected</c> or <c>client_cancelled</c>.</param>
    public void Cancel(string reason)
    {
        Finish("cancelled", reason);
        _cancellation.Cancel();
    }

    /// <summary>Runs the response to its end.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _cancellation.Token);
        try
        {
            await RespondAsync(stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Cancel has sent response.done, or the session has ended.
        }
        catch (Exception exception)
        {
            services.Logger.LogResponseFailed(exception, Id);
            RunStep(() => Finish("failed", errorCode: "server_error"));
        }
    }

    public void Dispose() => _cancellation.Dispose();

    private async Task RespondAsync(CancellationToken cancellationToken)
    {
        var created = _timeProvider.GetTimestamp();
        await AwaitRecognitionAsync(cancellationToken);
        var context = CreateContext();
        var plan = await Task.Run(() => services.DialoguePolicy.Respond(context), cancellationToken);
        var audio = plan.Speech is { Length: > 0 } speech && settings.SpeaksAudio
            ? await Task.Run(
                () => AudioEncoder.Encode(services.Speech.CreateSynthesizer(settings.Voice).Synthesize(speech), settings.OutputFormat), cancellationToken)
            : [];
        await WaitUntilAsync(created, services.Options.FirstOutputDelay, cancellationToken);

        if (plan.Speech is { Length: > 0 } text
            && !await (settings.SpeaksAudio ? SpeakAsync(text, audio, cancellationToken) : WriteAsync(text, cancellationToken)))
        {
            return;
        }

        foreach (var call in plan.FunctionCalls)
        {
            await CallFunctionAsync(call, cancellationToken);
        }

        RunStep(() => Finish("completed"));
    }

    /// <summary>Waits until all earlier input is recognized. Recognition failures are reported by the transcription, not here.</summary>
    private async Task AwaitRecognitionAsync(CancellationToken cancellationToken)
    {
        Task[] pending;
        lock (services.SyncRoot)
        {
            pending = [.. GetVisibleItems().OfType<InputAudioItem>().Select(item => item.Words)];
        }

        await Task.WhenAll(pending).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private ConversationContext CreateContext()
    {
        lock (services.SyncRoot)
        {
            var items = GetVisibleItems();
            _response.InputTokens = (((settings.Instructions.Length + 3) / 4) + items.Sum(item => item.TextTokens), items.Sum(item => item.AudioTokens));
            return new ConversationContext(
                settings.Instructions, settings.Tools, [.. items.Where(IsComplete).Select(item => item.ToEntry())], settings.ResponseInstructions);
        }
    }

    // The client does not run the incomplete function call of a cancelled response.
    private static bool IsComplete(ConversationItem item) => item is not FunctionCallItem { Status: "incomplete" };

    private IReadOnlyList<ConversationItem> GetVisibleItems() => settings.Input ?? conversation.Items;

    /// <returns>Whether the response continues.</returns>
    private async Task<bool> SpeakAsync(string text, byte[] audio, CancellationToken cancellationToken)
    {
        var bytesPerMs = settings.OutputFormat.BytesPerMillisecond();
        var lengthMs = audio.Length / bytesPerMs;
        var allowedMs = settings.MaxOutputTokens is { } tokens ? tokens * 50L : long.MaxValue;
        var item = new OutputAudioItem(RealtimeIds.NewItemId(), text, Math.Max(1, lengthMs));
        var output = new AudioOutput(_events, Id, _response.Output.Count, TargetConversation, item);
        if (!RunStep(() => Open(output, item)))
        {
            return false;
        }

        var start = _firstAudioTimestamp = _timeProvider.GetTimestamp();
        for (var startMs = 0; startMs < lengthMs; startMs += ChunkMs)
        {
            await WaitUntilAsync(start, TimeSpan.FromMilliseconds(startMs / services.Options.OutputSpeed), cancellationToken);
            var chunkStartMs = startMs;
            var endMs = Math.Min(lengthMs, startMs + ChunkMs);
            if (!RunStep(() =>
                {
                    output.SendDelta(audio.AsSpan(chunkStartMs * bytesPerMs, (endMs - chunkStartMs) * bytesPerMs), endMs);
                    if (endMs >= allowedMs && endMs < lengthMs)
                    {
                        Finish("incomplete", "max_output_tokens");
                    }
                }))
            {
                return false;
            }
        }

        return RunStep(() => CloseOpenOutput("completed"));
    }

    private async Task<bool> WriteAsync(string text, CancellationToken cancellationToken)
    {
        var item = new TextItem(RealtimeIds.NewItemId(), "assistant", []);
        var output = new TextOutput(_events, Id, _response.Output.Count, TargetConversation, item);
        RunStep(() => Open(output, item));
        foreach (var word in text.Split(' ').Select((word, index) => index == 0 ? word : ' ' + word))
        {
            await Task.Delay(DeltaInterval, _timeProvider, cancellationToken);
            RunStep(() => output.SendDelta(word));
        }

        return RunStep(() => CloseOpenOutput("completed"));
    }

    private async Task CallFunctionAsync(PlannedFunctionCall call, CancellationToken cancellationToken)
    {
        var item = new FunctionCallItem(RealtimeIds.NewItemId(), RealtimeIds.NewCallId(), call.Name);
        var output = new FunctionCallOutput(_events, Id, _response.Output.Count, TargetConversation, item);
        RunStep(() => Open(output, item));
        for (var start = 0; start < call.ArgumentsJson.Length; start += ArgumentsChunkLength)
        {
            await Task.Delay(DeltaInterval, _timeProvider, cancellationToken);
            var delta = call.ArgumentsJson[start..Math.Min(call.ArgumentsJson.Length, start + ArgumentsChunkLength)];
            RunStep(() => output.SendDelta(delta));
        }

        RunStep(() => CloseOpenOutput("completed"));
    }

    private Conversation? TargetConversation => settings.IsInConversation ? conversation : null;

    private void Open(ResponseOutput output, ConversationItem item)
    {
        _response.AddOutput(item);
        output.Open();
        _openOutput = output;
    }

    private void CloseOpenOutput(string status)
    {
        _openOutput?.Close(status);
        _openOutput = null;
    }

    /// <summary>Runs one step under the lock, unless the response has ended.</summary>
    /// <returns>Whether the response continues.</returns>
    private bool RunStep(Action step)
    {
        lock (services.SyncRoot)
        {
            if (!_response.HasEnded)
            {
                step();
            }

            return !_response.HasEnded;
        }
    }

    private void Finish(string status, string? reason = null, string? errorCode = null)
    {
        if (_response.HasEnded)
        {
            return;
        }

        CloseOpenOutput(status == "completed" ? "completed" : "incomplete");
        _response.End(status);
        _events.Send("response.done", writer => _response.WriteTo(writer, reason, errorCode));
        _events.Send("rate_limits.updated", _response.WriteRateLimits);
        services.Logger.LogResponseDone(Id, status);
        onEnded(this);
    }

    private async Task WaitUntilAsync(long since, TimeSpan due, CancellationToken cancellationToken)
    {
        while (due - _timeProvider.GetElapsedTime(since) is var remaining && remaining > TimeSpan.Zero)
        {
            // Task.Delay drops fractions of a millisecond and may end a little early.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(remaining.TotalMilliseconds)), _timeProvider, cancellationToken);
        }
    }
}
