namespace Concierge.Rehearsal.Telephone;

/// <summary>Fetches and carries out the TwiML of one answered call, document after document.</summary>
internal sealed class TwimlRunner(NetworkServices services, TelephoneCall call, CallbackQueue callbacks)
{
    private const double SpokenCharactersPerSecond = 14;

    private readonly Lock _lock = new();
    private TwimlSource? _replacement;
    private CancellationTokenSource? _running;

    /// <summary>Runs documents until there is nothing left to do.</summary>
    /// <param name="first">The first document.</param>
    /// <param name="line">The callee's line.</param>
    /// <param name="cancellationToken">The call is over.</param>
    /// <exception cref="CallErrorException">A document or a stream is not in order.</exception>
    public async Task RunAsync(TwimlSource first, CallLine line, CancellationToken cancellationToken)
    {
        for (TwimlSource? next = first; next is not null;)
        {
            using CancellationTokenSource running = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            next = TakeReplacement(running) ?? next;
            try
            {
                next = await RunDocumentAsync(next, line, running.Token);
            }
            catch (OperationCanceledException) when (running.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                // Replaced by an update of the call: the replacement is taken below.
            }

            next = TakeReplacement(running: null) ?? next;
        }
    }

    /// <summary>Ends what is being carried out and runs other TwiML instead.</summary>
    public void Replace(TwimlSource source)
    {
        lock (_lock)
        {
            _replacement = source;
            _running?.Cancel();
        }
    }

    /// <summary>Dials keys: <c>w</c> waits half a second, <c>W</c> one.</summary>
    public async Task PlayDigitsAsync(string digits, CallLine line, CancellationToken cancellationToken)
    {
        foreach (char digit in digits)
        {
            if (digit is not ('w' or 'W'))
            {
                await line.PressKeyAsync(digit).WaitAsync(cancellationToken);
            }

            double seconds = digit switch { 'W' => 1, 'w' => 0.5, _ => 0.2 };
            await Task.Delay(TimeSpan.FromSeconds(seconds), services.TimeProvider, cancellationToken);
        }
    }

    private TwimlSource? TakeReplacement(CancellationTokenSource? running)
    {
        lock (_lock)
        {
            TwimlSource? taken = _replacement;
            _replacement = null;
            _running = running;
            return taken;
        }
    }

    private async Task<TwimlSource?> RunDocumentAsync(TwimlSource source, CallLine line, CancellationToken cancellationToken)
    {
        foreach (TwimlVerb verb in await LoadWithFallbackAsync(source, cancellationToken))
        {
            switch (verb)
            {
                case TwimlVerb.Connect connect:
                    await new MediaStream(services, call, connect.Stream, line, callbacks).RunAsync(cancellationToken);
                    if (connect.Action is { } action)
                    {
                        return new TwimlSource(Absolute(source.Url, action), connect.Method);
                    }

                    break;
                case TwimlVerb.Redirect redirect:
                    return new TwimlSource(Absolute(source.Url, redirect.Url), redirect.Method);
                case TwimlVerb.Pause pause:
                    await Task.Delay(pause.Length, services.TimeProvider, cancellationToken);
                    break;
                case TwimlVerb.Say say:
                    await SayAsync(say.Text, line, cancellationToken);
                    break;
                case TwimlVerb.PlayDigits play:
                    await PlayDigitsAsync(play.Digits, line, cancellationToken);
                    break;
                default:
                    return null;
            }
        }

        return null;
    }

    private async Task SayAsync(string text, CallLine line, CancellationToken cancellationToken)
    {
        if (services.Options.SynthesizeSpeech is not { } speak)
        {
            await Task.Delay(TimeSpan.FromSeconds(text.Length / SpokenCharactersPerSecond), services.TimeProvider, cancellationToken);
            return;
        }

        short[] pcm = await Task.Run(() => speak(text), cancellationToken);
        await new Announcement(pcm).PlayAsync(line, cancellationToken);
    }

    private async Task<IReadOnlyList<TwimlVerb>> LoadWithFallbackAsync(TwimlSource source, CancellationToken cancellationToken)
    {
        try
        {
            return await LoadAsync(source, [], cancellationToken);
        }
        catch (CallErrorException e) when (source.FallbackUrl is not null)
        {
            CallError error = e.Error with { Fatal = false };
            call.RecordError(error);
            services.Logger.CallErrorRecorded(call.Sid, error.Code, error.Message, error.Detail);
            return await LoadAsync(
                new TwimlSource(source.FallbackUrl, source.FallbackMethod),
                [new("ErrorCode", $"{error.Code}"), new("ErrorUrl", source.Url ?? string.Empty)],
                cancellationToken);
        }
    }

    private async Task<IReadOnlyList<TwimlVerb>> LoadAsync(
        TwimlSource source, IEnumerable<KeyValuePair<string, string>> more, CancellationToken cancellationToken)
    {
        if (source.Twiml is { } twiml)
        {
            return TwimlParser.Parse(twiml);
        }

        WebhookResponse response = await services.Webhooks.SendAsync(
            source.Method,
            source.Url!,
            [.. WebhookFields.Create(call, call.Status.ToTwilioName()), .. more],
            cancellationToken);
        return response.MediaType is "text/xml" or "application/xml"
            ? TwimlParser.Parse(response.Body)
            : throw new CallErrorException(12300, $"the TwiML came as {response.MediaType ?? "no type at all"}; it must be text/xml");
    }

    // "/path" is an absolute file URL on Unix, so that only the form tells a relative one.
    private static string Absolute(string? baseUrl, string url) =>
        baseUrl is not null && !url.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(new Uri(baseUrl), url, out Uri? absolute)
            ? absolute.AbsoluteUri
            : url;
}
