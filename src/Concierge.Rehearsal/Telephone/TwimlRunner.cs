namespace Concierge.Rehearsal.Telephone;

/// <summary>Fetches and runs the TwiML of one answered call, document after document.</summary>
internal sealed class TwimlRunner(NetworkServices services, TelephoneCall call, CallbackQueue callbacks)
{
    private const double SpokenCharactersPerSecond = 14;

    private readonly Lock _lock = new();
    private TwimlSource? _replacement;
    private CancellationTokenSource? _running;

    /// <summary>Runs documents until one ends without naming another.</summary>
    /// <param name="first">The first document.</param>
    /// <param name="line">The callee's line.</param>
    /// <param name="cancellationToken">Cancelled when the call has ended.</param>
    /// <exception cref="CallErrorException">A document or a stream is invalid.</exception>
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
                // An update of the call replaced the document; the replacement is taken below.
            }

            next = TakeReplacement(running: null) ?? next;
        }
    }

    /// <summary>Stops the running document and runs other TwiML instead.</summary>
    public void Replace(TwimlSource source)
    {
        lock (_lock)
        {
            _replacement = source;
            _running?.Cancel();
        }
    }

    /// <summary>Presses keys on the caller's side; <c>w</c> waits half a second, <c>W</c> one second.</summary>
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
                        return new TwimlSource(ToAbsoluteUrl(source.Url, action), connect.Method);
                    }

                    break;
                case TwimlVerb.Redirect redirect:
                    return new TwimlSource(ToAbsoluteUrl(source.Url, redirect.Url), redirect.Method);
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
        if (services.Options.SynthesizeSpeech is not { } synthesize)
        {
            await Task.Delay(TimeSpan.FromSeconds(text.Length / SpokenCharactersPerSecond), services.TimeProvider, cancellationToken);
            return;
        }

        short[] pcm = await Task.Run(() => synthesize(text), cancellationToken);
        await new Announcement(pcm).PlayAsync(line, cancellationToken);
    }

    private async Task<IReadOnlyList<TwimlVerb>> LoadWithFallbackAsync(TwimlSource source, CancellationToken cancellationToken)
    {
        try
        {
            return await LoadAsync(source, [], cancellationToken);
        }
        catch (CallErrorException exception) when (source.FallbackUrl is not null)
        {
            CallError error = exception.Error with { Fatal = false };
            call.RecordError(error);
            services.Logger.LogCallError(call.Sid, error.Code, error.Message, error.Detail);
            return await LoadAsync(
                new TwimlSource(source.FallbackUrl, source.FallbackMethod),
                [new("ErrorCode", $"{error.Code}"), new("ErrorUrl", source.Url ?? string.Empty)],
                cancellationToken);
        }
    }

    private async Task<IReadOnlyList<TwimlVerb>> LoadAsync(
        TwimlSource source, IEnumerable<KeyValuePair<string, string>> extraFields, CancellationToken cancellationToken)
    {
        if (source.Twiml is { } twiml)
        {
            return TwimlParser.Parse(twiml);
        }

        WebhookResponse response = await services.Webhooks.SendAsync(
            source.Method,
            source.Url!,
            [.. WebhookFields.Create(call, call.Status.ToTwilioName()), .. extraFields],
            cancellationToken);
        return response.MediaType is "text/xml" or "application/xml"
            ? TwimlParser.Parse(response.Body)
            : throw new CallErrorException(12300, $"the TwiML came as {response.MediaType ?? "no type at all"}; it must be text/xml");
    }

    // Uri parses "/path" as an absolute file URL on Unix, so "://" is the only sign of an absolute URL.
    private static string ToAbsoluteUrl(string? baseUrl, string url) =>
        baseUrl is not null && !url.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(new Uri(baseUrl), url, out Uri? absolute)
            ? absolute.AbsoluteUri
            : url;
}
