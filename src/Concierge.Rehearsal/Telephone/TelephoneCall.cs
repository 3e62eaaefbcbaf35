using System.Collections.Immutable;

namespace Concierge.Rehearsal.Telephone;

/// <summary>One call on the network, as it can be seen from outside. Safe for any thread.</summary>
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

    /// <summary>The number called, in E.164.</summary>
    public string To { get; }

    /// <summary>The caller's number, in E.164.</summary>
    public string From { get; }

    /// <summary>How far the call has got.</summary>
    public TelephoneCallStatus Status { get; private set; }

    /// <summary>What answering-machine detection found, once it has; null when it did not run.</summary>
    public string? AnsweredBy { get; internal set; }

    /// <summary>What Twilio's debugger would show for the call, in the order it happened.</summary>
    public ImmutableArray<CallError> Errors { get; private set; } = [];

    /// <summary>Completes when the call is over, its socket closed and its last callback delivered. Never faults.</summary>
    public Task Ended => _ended.Task;

    internal string AccountSid { get; }

    internal DateTimeOffset Created { get; }

    internal DateTimeOffset Updated { get; private set; }

    internal DateTimeOffset? AnsweredAt { get; private set; }

    internal DateTimeOffset? EndedAt { get; private set; }

    internal TimeSpan Duration => AnsweredAt is { } answered && EndedAt is { } over ? over - answered : TimeSpan.Zero;

    internal MediaStream? Stream { get; set; }

    internal LineFaults Faults { get; set; } = LineFaults.None;

    /// <summary>The callee presses a key: a <c>dtmf</c> message on the media stream. Nothing happens when there is none.</summary>
    /// <param name="digit">0-9, A-D, * or #.</param>
    public void PressKey(char digit) => Stream?.PressKey(digit);

    /// <summary>A fault to rehearse: cuts the media stream's connection without <c>stop</c> or a closing handshake.</summary>
    public void DropMediaStream() => Stream?.Drop();

    internal void RecordError(CallError error)
    {
        lock (_lock)
        {
            Errors = Errors.Add(error);
        }
    }

    /// <summary>Moves on, unless the call is over.</summary>
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

    /// <summary>Ends the call with <paramref name="answered"/> or <paramref name="unanswered"/>, whichever fits; once only.</summary>
    /// <returns>The status it ended with, or null when it was over already.</returns>
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
