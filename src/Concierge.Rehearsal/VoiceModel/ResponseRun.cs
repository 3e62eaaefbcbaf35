using Concierge.Rehearsal.Dialogue;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>One response: thought about, spoken, and ended once, by itself or by a cancellation.</summary>
/// <param name="services">What the session's parts share.</param>
/// <param name="settings">What it is made with.</param>
/// <param name="conversation">The session's conversation.</param>
/// <param name="ended">Told once <c>response.done</c> has been queued, with the gate held.</param>
internal sealed partial class ResponseRun(SessionServices services, ResponseSettings settings, Conversation conversation, Action<ResponseRun> ended)
    : IDisposable
{
    private const int PieceMs = 100;
    private const int ArgumentsPiece = 24;

    private static readonly TimeSpan ArgumentsPause = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _cancelling = new();
    private readonly List<ConversationItem> _output = [];
    private readonly ServerEvents _events = services.Events;
    private readonly TimeProvider _clock = services.Clock;
    private ResponseOutput? _open;
    private (int Text, int Audio) _inputTokens;
    private long _firstAudio;

    public string Id { get; } = WireId.Response();

    /// <summary>Whether it is written to the default conversation.</summary>
    public bool InConversation => settings.InConversation;

    /// <summary>Whether <c>response.done</c> has been sent.</summary>
    public bool Ended { get; private set; }

    /// <summary><c>response.status</c>.</summary>
    public string Status { get; private set; } = "in_progress";

    /// <summary>Time on the clock that a player that began with the first piece needs to reach the end.</summary>
    public TimeSpan PlaybackLeft
    {
        get
        {
            var playing = TimeSpan.FromMilliseconds(_output.OfType<SpokenItem>().Sum(item => item.AudioMs));
            var left = playing > TimeSpan.Zero ? playing - _clock.GetElapsedTime(_firstAudio) : TimeSpan.Zero;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    /// <summary>Whether any audio has been sent.</summary>
    public bool HasSpoken => _output.OfType<SpokenItem>().Any(item => item.AudioMs > 0 || item.Truncated);

    /// <summary>Announces the response. The gate is held.</summary>
    public void Begin() => _events.Send("response.created", writer => WriteResponse(writer, null, null));

    /// <summary>Ends the response now, if it has not ended. The gate is held.</summary>
    /// <param name="reason"><c>turn_detected</c> or <c>client_cancelled</c>.</param>
    public void Cancel(string reason)
    {
        Finish("cancelled", reason);
        _cancelling.Cancel();
    }

    /// <summary>Carries the response out.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _cancelling.Token);
        try
        {
            await RespondAsync(stopping.Token);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Cancel has sent the ending, or there is nobody left to send it to.
        }
        catch (Exception failure)
        {
            services.Logger.ResponseFailed(failure, Id);
            Step(() => Finish("failed", errorCode: "server_error"));
        }
    }

    public void Dispose() => _cancelling.Dispose();

    private async Task RespondAsync(CancellationToken cancellationToken)
    {
        var created = _clock.GetTimestamp();
        await HearEverythingAsync(cancellationToken);
        var context = Remember();
        var plan = await Task.Run(() => services.Mind.Respond(context), cancellationToken);
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
            await CallAsync(call, cancellationToken);
        }

        Step(() => Finish("completed"));
    }

    /// <summary>Waits for the recognition of what was said before this response; failures are told of with its transcription.</summary>
    private async Task HearEverythingAsync(CancellationToken cancellationToken)
    {
        Task[] pending;
        lock (services.Gate)
        {
            pending = [.. Seen().OfType<HeardItem>().Select(item => item.Words)];
        }

        await Task.WhenAll(pending).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private ConversationContext Remember()
    {
        lock (services.Gate)
        {
            var seen = Seen();
            _inputTokens = (((settings.Instructions.Length + 3) / 4) + seen.Sum(item => item.TextTokens), seen.Sum(item => item.AudioTokens));
            return new ConversationContext(
                settings.Instructions, settings.Tools, [.. seen.Where(IsWhole).Select(item => item.ToEntry())], settings.ResponseInstructions);
        }
    }

    // A call that a cancellation broke off was never made.
    private static bool IsWhole(ConversationItem item) => item is not FunctionCallItem { Status: "incomplete" };

    private IReadOnlyList<ConversationItem> Seen() => settings.Input ?? conversation.Items;

    /// <returns>Whether the response goes on.</returns>
    private async Task<bool> SpeakAsync(string text, byte[] audio, CancellationToken cancellationToken)
    {
        var perMs = settings.OutputFormat.BytesPerMillisecond();
        var lengthMs = audio.Length / perMs;
        var allowedMs = settings.MaxOutputTokens is { } tokens ? tokens * 50L : long.MaxValue;
        var item = new SpokenItem(WireId.Item(), text, Math.Max(1, lengthMs));
        var output = new SpokenOutput(_events, Id, _output.Count, Target, item);
        if (!Step(() => Open(output, item)))
        {
            return false;
        }

        var began = _firstAudio = _clock.GetTimestamp();
        for (var startMs = 0; startMs < lengthMs; startMs += PieceMs)
        {
            await WaitUntilAsync(began, TimeSpan.FromMilliseconds(startMs / services.Options.OutputSpeed), cancellationToken);
            var start = startMs;
            var endMs = Math.Min(lengthMs, startMs + PieceMs);
            if (!Step(() =>
                {
                    output.Piece(audio.AsSpan(start * perMs, (endMs - start) * perMs), endMs);
                    if (endMs >= allowedMs && endMs < lengthMs)
                    {
                        Finish("incomplete", "max_output_tokens");
                    }
                }))
            {
                return false;
            }
        }

        return Step(() => CloseOpen("completed"));
    }

    private async Task<bool> WriteAsync(string text, CancellationToken cancellationToken)
    {
        var item = new TextItem(WireId.Item(), "assistant", []);
        var output = new TextOutput(_events, Id, _output.Count, Target, item);
        Step(() => Open(output, item));
        foreach (var word in text.Split(' ').Select((word, index) => index == 0 ? word : ' ' + word))
        {
            await Task.Delay(ArgumentsPause, _clock, cancellationToken);
            Step(() => output.Piece(word));
        }

        return Step(() => CloseOpen("completed"));
    }

    private async Task CallAsync(PlannedFunctionCall call, CancellationToken cancellationToken)
    {
        var item = new FunctionCallItem(WireId.Item(), WireId.Call(), call.Name);
        var output = new FunctionCallOutput(_events, Id, _output.Count, Target, item);
        Step(() => Open(output, item));
        for (var start = 0; start < call.ArgumentsJson.Length; start += ArgumentsPiece)
        {
            await Task.Delay(ArgumentsPause, _clock, cancellationToken);
            var piece = call.ArgumentsJson[start..Math.Min(call.ArgumentsJson.Length, start + ArgumentsPiece)];
            Step(() => output.Piece(piece));
        }

        Step(() => CloseOpen("completed"));
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

    /// <summary>Does one step under the gate, unless the response has ended; afterwards tells whether it still goes on.</summary>
    private bool Step(Action step)
    {
        lock (services.Gate)
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
        while (due - _clock.GetElapsedTime(since) is var left && left > TimeSpan.Zero)
        {
            // A delay drops fractions of a millisecond, and may end a little early.
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(left.TotalMilliseconds)), _clock, cancellationToken);
        }
    }
}
