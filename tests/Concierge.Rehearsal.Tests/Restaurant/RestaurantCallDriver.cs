using Concierge.Rehearsal.Restaurant;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Rehearsal.Tests.Restaurant;

/// <summary>Drives a call to a restaurant frame by frame without a clock, and records both sides.</summary>
internal sealed class RestaurantCallDriver : ICalleeObserver, IDisposable
{
    public const int FramesPerSecond = 50;

    private readonly RestaurantCallLeg _leg;
    private readonly byte[] _restaurantFrame = new byte[160];

    public RestaurantCallDriver(SpeechEngine engine, ICalleeDialogue dialogue, RestaurantVoiceOptions? voice = null)
    {
        var callee = new RestaurantCallee(engine, () => dialogue, voice, this);
        var call = TestCalls.Create();
        callee.Ring(call);
        _leg = (RestaurantCallLeg)callee.Answer(call);
    }

    public ICalleeLeg Leg => _leg;

    /// <summary>The restaurant's audio so far, as samples.</summary>
    public List<short> CalleeAudio { get; } = [];

    public List<(string Text, TimeSpan At, bool Whole)> SpokenTurns { get; } = [];

    public List<(string Words, TimeSpan At)> RecognizedUtterances { get; } = [];

    public int Frames => CalleeAudio.Count / 160;

    public void OnTurnSpoken(string text, TimeSpan at, bool isComplete) => SpokenTurns.Add((text, at, isComplete));

    public void OnUtteranceRecognized(string words, TimeSpan at) => RecognizedUtterances.Add((words, at));

    /// <summary>Plays the caller's audio and waits after each frame for the restaurant's background work.</summary>
    public async Task PlayAsync(short[] pcm)
    {
        foreach (var chunk in pcm.Chunk(160))
        {
            var frame = new byte[160];
            Array.Fill(frame, MuLaw.Silence);
            MuLaw.Encode(chunk, frame);
            await _leg.BackgroundTask;
            Exchange(frame);
        }
    }

    public Task WaitAsync(double seconds) => PlayAsync(new short[(int)(seconds * FramesPerSecond) * 160]);

    /// <summary>Plays silence until the condition is true, for at most one minute of the call.</summary>
    public async Task WaitUntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 60 * FramesPerSecond && !condition(); i++)
        {
            await WaitAsync(1.0 / FramesPerSecond);
        }

        condition().ShouldBeTrue("the condition was not true within a minute of the call");
    }

    /// <summary>Exchanges a silent frame without waiting.</summary>
    public void Exchange()
    {
        var frame = new byte[160];
        Array.Fill(frame, MuLaw.Silence);
        Exchange(frame);
    }

    /// <summary>Finds the first frame at or after the given one in which the restaurant is audible. Returns -1 if there is none.</summary>
    public int FindFirstSound(int from = 0)
    {
        var sound = CalleeAudio.FindIndex(from * 160, sample => Math.Abs((int)sample) > 300);
        return sound < 0 ? -1 : sound / 160;
    }

    public void Dispose() => _leg.Dispose();

    private void Exchange(byte[] frame)
    {
        _leg.ExchangeFrame(frame, _restaurantFrame);
        var pcm = new short[160];
        MuLaw.Decode(_restaurantFrame, pcm);
        CalleeAudio.AddRange(pcm);
    }
}
