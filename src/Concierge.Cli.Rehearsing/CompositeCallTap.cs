using Concierge.Rehearsal.Telephone;

namespace Concierge.Cli.Rehearsing;

/// <summary>Passes the rehearsal call's audio to several taps: the recording, the sound card, the reaction meter.</summary>
internal sealed class CompositeCallTap : ICallAudioObserver
{
    private readonly IReadOnlyList<ICallAudioObserver> _taps;

    private CompositeCallTap(IReadOnlyList<ICallAudioObserver> taps) => _taps = taps;

    public static ICallAudioObserver? Create(RehearsalOptions options)
    {
        List<ICallAudioObserver> taps = [];
        if (options.Record is { } file)
        {
            taps.Add(new CallRecorder(file, options.RecordingFailed));
        }

        if (options.Listen)
        {
            taps.Add(new SoundCardPlayer());
        }

        if (options.Reactions is { } meter)
        {
            taps.Add(meter);
        }

        return taps.Count == 0 ? null : new CompositeCallTap(taps);
    }

    public void OnFrame(ReadOnlySpan<byte> caller, ReadOnlySpan<byte> callee)
    {
        foreach (ICallAudioObserver tap in _taps)
        {
            tap.OnFrame(caller, callee);
        }
    }

    public void Dispose()
    {
        foreach (ICallAudioObserver tap in _taps)
        {
            tap.Dispose();
        }
    }
}
