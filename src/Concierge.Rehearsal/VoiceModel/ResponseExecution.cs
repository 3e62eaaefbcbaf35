using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>Runs one response: decides it, speaks it, and ends it exactly once, by completion or by cancellation.</summary>
/// <param name="services">The services of the session.</param>
/// <param name="settings">The settings of the response.</param>
/// <param name="conversation">The session's conversation.</param>
/// <param name="ended">Called under the session's lock when <c>response.done</c> has been queued.</param>
internal sealed partial class ResponseExecution(SessionServices services, ResponseSettings settings, Conversation conversation, Action<ResponseExecution> ended)
    : IDisposable
{
    private const int ChunkMs = 100;
    private const int ArgumentsChunkLength = 24;

    private static readonly TimeSpan DeltaInterval = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _cancelling = new();
    private readonly List<ConversationItem> _output = [];
    private readonly ServerEventQueue _events = services.Events;
    private readonly TimeProvider _timeProvider = services.TimeProvider;
    private ResponseOutput? _open;
    private (int Text, int Audio) _inputTokens;
    private long _firstAudio;

    public string Id { get; } = RealtimeIds.NewResponseId();

    /// <summary>Whether the response belongs to the default conversation.</summary>
    public bool InConversation => settings.InConversation;

    /// <summary>Whether <c>response.done</c> has been sent.</summary>
    public bool Ended { get; private set; }

    /// <summary><c>response.status</c>.</summary>
    public string Status { get; private set; } = "in_progress";

    /// <summary>The remaining playback time of a player that started with the first chunk.</summary>
    public TimeSpan PlaybackLeft
    {
        get
        {
            var playing = TimeSpan.FromMilliseconds(_output.OfType<OutputAudioItem>().Sum(item => item.AudioMs));
            var left = playing > TimeSpan.Zero ? playing - _timeProvider.GetElapsedTime(_firstAudio) : TimeSpan.Zero;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Whether any audio has been sent.</summary>
    public bool HasSpoken => _output.OfType<OutputAudioItem>().Any(item => item.AudioMs > 0 || item.IsTruncated);

    /// <summary>Sends <c>response.created</c>. The caller holds the lock.</summary>
    public void Begin() => _events.Send("response.created", writer => WriteResponse(writer, null, null));

    /// <summary>Ends the response now, if it has not ended. The caller holds the lock.</summary>
    /// <param name="reason"><c>turn_detected</c> or <c>client_cancelled</c>.</param>
    public void Cancel(string reason)
    {
        Finish("cancelled", reason);
        _cancelling.Cancel();
    }

    /// <summary>Runs the response to its end.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _cancelling.Token);
        try
        {
            await RespondAsync(stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Cancel has sent response.done, or the session is over.
        }
        catch (Exception exception)
        {
            services.Logger.ResponseFailed(exception, Id);
            RunStep(() => Finish("failed", errorCode: "server_error"));
        }
    }

    public void Dispose() => _cancelling.Dispose();

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

    /// <summary>Waits until all earlier input is recognized. The transcription reports recognition failures.</summary>
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
            _inputTokens = (((settings.Instructions.Length + 3) / 4) + items.Sum(item => item.TextTokens), items.Sum(item => item.AudioTokens));
            return new ConversationContext(
                settings.Instructions, settings.Tools, [.. items.Where(IsComplete).Select(item => item.ToEntry())], settings.ResponseInstructions);
        }
    }

    // A cancelled response has not made its incomplete function call.
    private static bool IsComplete(ConversationItem item) => item is not FunctionCallItem { Status: "incomplete" };

    private IReadOnlyList<ConversationItem> GetVisibleItems() => settings.Input ?? conversation.Items;

    /// <returns>Whether the response continues.</returns>
    private async Task<bool> SpeakAsync(string text, byte[] audio, CancellationToken cancellationToken)
    {
        var perMs = settings.OutputFormat.BytesPerMillisecond();
        var lengthMs = audio.Length / perMs;
        var allowedMs = settings.MaxOutputTokens is { } tokens ? tokens * 50L : long.MaxValue;
        var item = new OutputAudioItem(RealtimeIds.NewItemId(), text, Math.Max(1, lengthMs));
        var output = new AudioOutput(_events, Id, _output.Count, Target, item);
        if (!RunStep(() => Open(output, item)))
        {
            return false;
        }

        var began = _firstAudio = _timeProvider.GetTimestamp();
        for (var startMs = 0; startMs < lengthMs; startMs += ChunkMs)
        {
            await WaitUntilAsync(began, TimeSpan.FromMilliseconds(startMs / services.Options.OutputSpeed), cancellationToken);
            var start = startMs;
            var endMs = Math.Min(lengthMs, startMs + ChunkMs);
            if (!RunStep(() =>
                {
                    output.SendDelta(audio.AsSpan(start * perMs, (endMs - start) * perMs), endMs);
                    if (endMs >= allowedMs && endMs < lengthMs)
                    {
                        Finish("incomplete", "max_output_tokens");
                    }
                }))
            {
                return false;
            }
        }

        return RunStep(() => CloseOpen("completed"));
    }

    private async Task<bool> WriteAsync(string text, CancellationToken cancellationToken)
    {
        var item = new TextItem(RealtimeIds.NewItemId(), "assistant", []);
        var output = new TextOutput(_events, Id, _output.Count, Target, item);
        RunStep(() => Open(output, item));
        foreach (var word in text.Split(' ').Select((word, index) => index == 0 ? word : ' ' + word))
        {
            await Task.Delay(DeltaInterval, _timeProvider, cancellationToken);
            RunStep(() => output.SendDelta(word));
        }

        return RunStep(() => CloseOpen("completed"));
    }

    private async Task CallFunctionAsync(PlannedFunctionCall call, CancellationToken cancellationToken)
    {
        var item = new FunctionCallItem(RealtimeIds.NewItemId(), RealtimeIds.NewCallId(), call.Name);
        var output = new FunctionCallOutput(_events, Id, _output.Count, Target, item);
        RunStep(() => Open(output, item));
        for (var start = 0; start < call.ArgumentsJson.Length; start += ArgumentsChunkLength)
        {
            await Task.Delay(DeltaInterval, _timeProvider, cancellationToken);
            var delta = call.ArgumentsJson[start..Math.Min(call.ArgumentsJson.Length, start + ArgumentsChunkLength)];
            RunStep(() => output.SendDelta(delta));
        }

        RunStep(() => CloseOpen("completed"));
    }

    private Conversation? Target => settings.InConversation ? conversation : null;

    private void Open(ResponseOutput output, ConversationItem item)
    {
        _output.Add(item);
        output.Open();
        _open = output;
    }

    private void CloseOpen(string status)
    {
        _open?.Close(status);
        _open = null;
    }

    /// <summary>Runs one step under the lock unless the response has ended; returns whether it continues.</summary>
    private bool RunStep(Action step)
    {
        lock (services.SyncRoot)
        {
            if (!Ended)
            {
                step();
            }

            return !Ended;
        }
    }

    private void Finish(string status, string? reason = null, string? errorCode = null)
    {
        if (Ended)
        {
            return;
        }

        CloseOpen(status == "completed" ? "completed" : "incomplete");
        Ended = true;
        Status = status;
        _events.Send("response.done", writer => WriteResponse(writer, reason, errorCode));
        _events.Send("rate_limits.updated", WriteRateLimits);
        services.Logger.ResponseDone(Id, status);
        ended(this);
    }

    private async Task WaitUntilAsync(long since, TimeSpan due, CancellationToken cancellationToken)
    {
        while (due - _timeProvider.GetElapsedTime(since) is var left && left > TimeSpan.Zero)
        {
            // Task.Delay drops fractions of a millisecond and may end a little early.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), _timeProvider, cancellationToken);
        }
    }
}
