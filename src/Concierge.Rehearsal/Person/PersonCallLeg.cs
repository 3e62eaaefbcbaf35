using System.Collections.Concurrent;
using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;
using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.Person;

/// <summary>The person's end of one answered call. A text that is being spoken takes the microphone's place in the line.</summary>
internal sealed class PersonCallLeg : ICalleeLeg
{
    private const int FrameLength = 160;

    /// <summary>How long the call continues without a page: 15 s, enough to load it again.</summary>
    private const int MaxFramesWithoutHandset = 15 * 50;

    private readonly PersonTelephone _telephone;
    private readonly Func<ISpeechSynthesizer> _createSynthesizer;
    private readonly ILogger _logger;
    private readonly BackgroundWork _work;
    private readonly ConcurrentQueue<string> _texts = new();
    private readonly Queue<CalleePlayback> _playbacks = new();
    private readonly short[] _line = new short[FrameLength];
    private ISpeechSynthesizer? _synthesizer;
    private CalleePlayback? _playback;
    private int _framesWithoutHandset;
    private volatile bool _hasHungUp;
    private int _disposed;

    public PersonCallLeg(PersonTelephone telephone, Func<ISpeechSynthesizer> createSynthesizer, ILogger logger)
    {
        _telephone = telephone;
        _createSynthesizer = createSynthesizer;
        _logger = logger;
        _work = new BackgroundWork(OnWorkFailed);
    }

    /// <inheritdoc/>
    public bool HasHungUp => _hasHungUp;

    /// <summary>Speaks a text after those before it.</summary>
    public void Say(string text) => _texts.Enqueue(text);

    /// <summary>Hangs up.</summary>
    public void HangUp() => _hasHungUp = true;

    /// <inheritdoc/>
    public void ExchangeFrame(ReadOnlySpan<byte> toCallee, Span<byte> fromCallee)
    {
        _work.RunCompletions();
        while (_texts.TryDequeue(out var text))
        {
            _work.Enqueue(() => Prepare(text));
        }

        var hasHandset = _telephone.PlayToPerson(toCallee);
        _framesWithoutHandset = hasHandset ? 0 : _framesWithoutHandset + 1;
        _hasHungUp |= _framesWithoutHandset > MaxFramesWithoutHandset;
        var source = FillFrame(fromCallee, out var wideBand);
        MuLaw.Decode(fromCallee, _line);
        _telephone.History.Add(_line, wideBand, source);
    }

    /// <inheritdoc/>
    public void OnKeyPressed(char digit)
    {
        // A person hears the tone of the key in the line and does nothing by it.
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            _work.Dispose();
            _telephone.OnEnded(this);
        }
    }

    private LineSource FillFrame(Span<byte> fromCallee, out short[] wideBand)
    {
        wideBand = [];
        if (_playback is { HasEnded: true })
        {
            _playback = null;
        }

        if (_playback is null && _playbacks.TryDequeue(out var next))
        {
            _playback = next;
        }

        // The microphone's frames are taken even then: afterwards it is heard without a delay.
        var hasMicrophone = _telephone.Microphone.TryTake(fromCallee, out var beside);
        if (_playback is { } playback)
        {
            playback.ReadFrame(fromCallee);
            return LineSource.Text;
        }

        if (hasMicrophone)
        {
            wideBand = beside;
            return LineSource.Microphone;
        }

        fromCallee.Fill(MuLaw.Silence);
        return LineSource.None;
    }

    private Action Prepare(string text)
    {
        _synthesizer ??= _createSynthesizer();
        CalleePlayback playback = new(new CalleeTurn(TypedTextFormatter.FormatForSpeech(text)), _synthesizer);
        return () => _playbacks.Enqueue(playback);
    }

    private Action OnWorkFailed(Exception exception)
    {
        _logger.LogSynthesisFailed(exception);
        return () => { };
    }
}
