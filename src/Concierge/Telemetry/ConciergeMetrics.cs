using System.Diagnostics.Metrics;

namespace Concierge.Telemetry;

/// <summary>The program's metrics under the meter <see cref="MeterName"/>, as the specification lists them.</summary>
public sealed class ConciergeMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Concierge";

    // In seconds. The library's own boundaries are meant for milliseconds: with them every reaction falls into the first bucket.
    private static readonly InstrumentAdvice<double> Delays = new()
    {
        HistogramBucketBoundaries = [0.1, 0.2, 0.3, 0.5, 0.7, 1, 1.5, 2, 3, 4, 5, 7.5, 10, 20, 40, 60],
    };

    private static readonly InstrumentAdvice<double> Durations = new()
    {
        HistogramBucketBoundaries = [5, 10, 20, 30, 45, 60, 90, 120, 180, 300, 600, 1200, 3600],
    };

    private readonly Histogram<double> _initiation;
    private readonly Histogram<double> _connection;
    private readonly Histogram<double> _firstAudio;
    private readonly Histogram<double> _reaction;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _calls;
    private readonly Counter<long> _interruptions;
    private readonly Counter<long> _framesReceived;
    private readonly Counter<long> _framesRefused;
    private readonly UpDownCounter<long> _active;

    /// <summary>Creates the instruments.</summary>
    public ConciergeMetrics(IMeterFactory meterFactory)
    {
        var meter = meterFactory.Create(MeterName);
        _initiation = meter.CreateHistogram(
            "concierge.call.initiation.duration", "s", "From the request to Twilio for a call to its response.", tags: null, Delays);
        _connection = meter.CreateHistogram(
            "concierge.stream.connection.duration", "s", "From the call's creation to its audio stream's start.", tags: null, Delays);
        _firstAudio = meter.CreateHistogram(
            "concierge.agent.first_audio.duration", "s", "From the stream's start to the agent's first audio.", tags: null, Delays);
        _reaction = meter.CreateHistogram(
            "concierge.agent.reaction.duration",
            "s",
            "From the end of the callee's speech, as the voice model reports it, to the agent's first audio.",
            tags: null,
            Delays);
        _duration = meter.CreateHistogram("concierge.call.duration", "s", "From the call's creation to its end.", tags: null, Durations);
        _calls = meter.CreateCounter<long>("concierge.calls", "{call}", "Ended calls by outcome.");
        _interruptions = meter.CreateCounter<long>("concierge.interruptions", "{interruption}", "Times a callee interrupted the agent.");
        _framesReceived = meter.CreateCounter<long>(
            "concierge.stream.frames", "{frame}", "Audio frames received from the callee, recorded when a stream ends.");
        _framesRefused = meter.CreateCounter<long>("concierge.stream.frames.refused", "{frame}", "Invalid messages received on a media stream.");
        _active = meter.CreateUpDownCounter<long>("concierge.calls.active", "{call}", "Calls in progress.");
    }

    internal void RecordCallInitiated(TimeSpan elapsed) => _initiation.Record(elapsed.TotalSeconds);

    internal void RecordCallStarted() => _active.Add(1);

    internal void RecordStreamConnected(TimeSpan sinceCreation) => _connection.Record(sinceCreation.TotalSeconds);

    internal void RecordFirstAudio(TimeSpan sinceStreamStart) => _firstAudio.Record(sinceStreamStart.TotalSeconds);

    internal void RecordReactionTime(TimeSpan delay) => _reaction.Record(delay.TotalSeconds);

    internal void RecordInterruption() => _interruptions.Add(1);

    internal void RecordStreamEnded(long frames, long refused)
    {
        _framesReceived.Add(frames);
        _framesRefused.Add(refused);
    }

    internal void RecordCallEnded(TimeSpan duration, string outcome)
    {
        _active.Add(-1);
        _duration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
        _calls.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
    }
}
