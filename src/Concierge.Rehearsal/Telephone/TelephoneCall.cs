using System.Collections.Immutable;

namespace Concierge.Rehearsal.Telephone;

/// <summary>The state of one call on the network. Thread-safe.</summary>
public sealed class TelephoneCall
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal TelephoneCall(string sid, string accountSid, string from, string to, DateTimeOffset created)
    {
        Sid = sid;
        AccountSid = accountSid;
        From = from;
        To = to;
        Created = created;
        Updated = created;
    }

    /// <summary>The call's <c>CA…</c> identifier.</summary>
    public string Sid { get; }

    /// <summary>The called number, in E.164.</summary>
    public string To { get; }

    /// <summary>The caller's number, in E.164.</summary>
    public string From { get; }

    /// <summary>The address that the application gave for the call's status callbacks; null for none.</summary>
    public Uri? StatusCallback { get; internal init; }

    /// <summary>The call's status.</summary>
    public TelephoneCallStatus Status { get; private set; }

    /// <summary>The result of answering-machine detection; null before it is known, or when detection is off.</summary>
    public string? AnsweredBy { get; internal set; }

    /// <summary>The call's errors and warnings, as Twilio's debugger shows them, in order of time.</summary>
    public ImmutableArray<CallError> Errors { get; private set; } = [];

    /// <summary>Completes when the call has ended, its socket is closed and its last callback is delivered. Never faults.</summary>
    public Task Ended => _ended.Task;

    internal string AccountSid { get; }

    internal DateTimeOffset Created { get; }

    internal DateTimeOffset Updated { get; private set; }

    internal DateTimeOffset? AnsweredAt { get; private set; }

    internal DateTimeOffset? EndedAt { get; private set; }

    internal TimeSpan Duration => AnsweredAt is { } answeredAt && EndedAt is { } endedAt ? endedAt - answeredAt : TimeSpan.Zero;

    internal MediaStream? Stream { get; set; }

    internal ImmutableArray<StreamTimes> StreamTimes { get; private set; } = [];

    internal LineFaults Faults { get; set; } = LineFaults.None;

    /// <summary>Presses a key on the callee's side, which sends a <c>dtmf</c> message on the media stream. Does nothing without a stream.</summary>
    /// <param name="digit">0-9, A-D, * or #.</param>
    public void PressKey(char digit) => Stream?.PressKey(digit);

    /// <summary>Simulates a fault: drops the media stream's connection without <c>stop</c> and without a closing handshake.</summary>
    public void DropMediaStream() => Stream?.Drop();

    internal StreamTimes RecordStream(DateTimeOffset now)
    {
        StreamTimes times = new(now);
        lock (_lock)
        {
            StreamTimes = StreamTimes.Add(times);
        }

        return times;
    }

    internal void RecordError(CallError error)
    {
        lock (_lock)
        {
            Errors = Errors.Add(error);
        }
    }

    /// <summary>Changes the status, unless the call has ended.</summary>
    /// <returns>False when the call has ended.</returns>
    internal bool TryAdvance(TelephoneCallStatus status, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (Status.IsTerminal())
            {
                return false;
            }

            Status = status;
            Updated = now;
            AnsweredAt = status == TelephoneCallStatus.InProgress ? now : AnsweredAt;
            EndedAt = status.IsTerminal() ? now : null;
            return true;
        }
    }

    /// <summary>
    /// Ends the call, unless it has ended. The final status is <paramref name="answered"/> when the call is in progress, otherwise
    /// <paramref name="unanswered"/>.
    /// </summary>
    /// <returns>The final status; null when the call had ended before.</returns>
    internal TelephoneCallStatus? TryEnd(TelephoneCallStatus answered, TelephoneCallStatus unanswered, DateTimeOffset now)
    {
        lock (_lock)
        {
            TelephoneCallStatus status = Status == TelephoneCallStatus.InProgress ? answered : unanswered;
            return TryAdvance(status, now) ? status : null;
        }
    }

    internal void MarkEnded() => _ended.TrySetResult();
}
