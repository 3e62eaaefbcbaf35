using Concierge.Bench.Measures;
using Concierge.Bench.Telephone;
using Concierge.Bench.VoiceService;
using Concierge.Bench.Wire;

namespace Concierge.Bench;

/// <summary>
/// The script of one call: the callee answers, then both sides speak in turn; the callee interrupts every third response. The simulated telephone and
/// voice service follow it, each on its own connection.
/// </summary>
internal sealed class CallScript
{
    private const int InterruptedEvery = 3;
    private const long Ms = EventLoop.Millisecond;

    // An interrupted response: the callee speaks while deltas still arrive; the voice service detects the speech a little later.
    private const long InterruptionLoud = 500 * Ms;
    private const long InterruptionNoticed = 900 * Ms;
    private const long InterruptionQuiet = 1900 * Ms;
    private const long InterruptionOver = 2400 * Ms;

    // A response takes four seconds to play.
    private const long TurnLoud = 4400 * Ms;
    private const long TurnNoticed = TurnLoud + (300 * Ms);
    private const long TurnQuiet = TurnLoud + (1200 * Ms);
    private const long TurnOver = TurnLoud + (1700 * Ms);
    private const long ResponseTimeout = 3000 * Ms;

    /// <summary>
    /// One cycle of the script: two complete responses and one interrupted one. A window that is not a multiple of it contains more interruptions for
    /// one bridge than for another.
    /// </summary>
    public static readonly TimeSpan Cycle = TimeSpan.FromMilliseconds(((2 * TurnOver) + InterruptionOver) / Ms);

    private readonly EventLoop _loop;
    private readonly Recorder _recorder;
    private readonly SimulatedMediaStream _phone;
    private SimulatedVoiceSession? _voice;
    private long _chunkWait;
    private int _expected;
    private int _plan;
    private bool _counts;

    public CallScript(EventLoop loop, Recorder recorder, SimulatedMediaStream phone)
    {
        _loop = loop;
        _recorder = recorder;
        _phone = phone;
        phone.FirstAudio = () => recorder.FirstAudio.Add(phone.FirstAudioAt - phone.FirstSentAt - _chunkWait);
    }

    /// <summary>Whether the telephone has received audio of the agent.</summary>
    public bool IsUnderWay => _phone.FirstAudioAt != 0;

    /// <summary>Handles audio of the callee that reaches the voice service.</summary>
    public void OnAudioAppended(SimulatedVoiceSession voice, int first, int newest, int whole)
    {
        var now = EventLoop.Now;
        if (_voice != voice)
        {
            Begin(voice, first < 0 ? newest : first, newest);
        }

        if (_recorder.IsOpen)
        {
            _recorder.ToModel.Add(now - _phone.GetSendTime(newest));
            _recorder.Lost += first > _expected ? first - _expected : 0;
            for (var number = first; number < first + whole; number++)
            {
                _recorder.ToModelWhole.Add(now - _phone.GetSendTime(number));
            }
        }

        _expected = whole > 0 ? first + whole : _expected;
    }

    /// <summary>Hangs up.</summary>
    public void HangUp()
    {
        _plan++;
        _phone.Dispose();
        _voice?.Dispose();
    }

    // The voice service responds to the first audio at once, so that the time to the first audio measures the bridge alone.
    private void Begin(SimulatedVoiceSession voice, int first, int newest)
    {
        _voice = voice;
        _expected = first;
        _chunkWait = (newest - first) * SimulatedMediaStream.FrameTicks;
        voice.Answering = Answering;
        _phone.DeltaSentAt = voice.GetSendTime;
        voice.SendSpeechStarted(0);
        _phone.IsLoud = false;
        voice.SendSpeechStopped(2000);
    }

    private void Answering(int response)
    {
        var begun = EventLoop.Now;
        var plan = ++_plan;
        if (response % InterruptedEvery == 0)
        {
            At(begun + InterruptionLoud, plan, () => _phone.IsLoud = true);
            At(begun + InterruptionNoticed, plan, () => Interrupt(response));
            At(begun + InterruptionQuiet, plan, () => _phone.IsLoud = false);
            At(begun + InterruptionOver, plan, () => EndTurn(plan));
        }
        else
        {
            PlanTurn(begun, plan);
        }
    }

    private void PlanTurn(long begun, int plan)
    {
        At(begun + TurnLoud, plan, () => _phone.IsLoud = true);
        At(begun + TurnNoticed, plan, () => _voice!.SendSpeechStarted(AudioMs));
        At(begun + TurnQuiet, plan, () => _phone.IsLoud = false);
        At(begun + TurnOver, plan, () => EndTurn(plan));
    }

    private void Interrupt(int response)
    {
        _counts = _recorder.IsOpen;
        _recorder.Interruptions += _counts ? 1 : 0;
        _phone.RecordInterruption(response, EventLoop.Now);
        _voice!.SendSpeechStarted(AudioMs);
    }

    private void EndTurn(int plan)
    {
        if (_counts)
        {
            _counts = false;
            _recorder.MissedClears += _phone.WasCleared ? 0 : 1;
        }

        _recorder.Turns += _recorder.IsOpen ? 1 : 0;
        _voice!.SendSpeechStopped(AudioMs);
        At(EventLoop.Now + ResponseTimeout, plan, () =>
        {
            _recorder.Unanswered += _recorder.IsOpen ? 1 : 0;
            PlanTurn(EventLoop.Now - TurnLoud, plan);
        });
    }

    private int AudioMs => (int)((EventLoop.Now - _phone.FirstSentAt) / Ms);

    private void At(long due, int plan, Action work) => _loop.Schedule(due, _ =>
    {
        if (plan == _plan)
        {
            work();
        }
    });
}
