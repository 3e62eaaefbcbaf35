using Concierge.Rehearsal.Telephone;

namespace Concierge.Cli.Rehearsing;

/// <summary>Passes the rehearsal call's audio to several taps: the recording, the sound card, the reaction meter.</summary>
internal sealed class CallTaps : ICallTap
{
    private readonly IReadOnlyList<ICallTap> _taps;

    private CallTaps(IReadOnlyList<ICallTap> taps) => _taps = taps;

    public static ICallTap? For(RehearsalOptions options)
    {
        List<ICallTap> taps = [];
        if (options.Record is { } file)
        {
            taps.Add(new CallRecording(file));
        }

        if (options.Listen)
        {
            taps.Add(new SoundCard());
        }

        if (options.Reactions is { } meter)
        {
            taps.Add(meter);
        }

        return taps.Count == 0 ? null : new CallTaps(taps);
    }

    public void Frame(ReadOnlySpan<byte> caller, ReadOnlySpan<byte> callee)
    {
        foreach (var tap in _taps)
        {
            tap.Frame(caller, callee);
        }
    }

    public void Dispose()
    {
        foreach (var tap in _taps)
        {
            tap.Dispose();
        }
    }
}
