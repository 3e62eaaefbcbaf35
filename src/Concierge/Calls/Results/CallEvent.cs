using Concierge.Calls.Questions;
using Concierge.Contracts;
namespace Concierge.Calls.Results;

/// <summary>An event of a call. <see cref="Kind"/> determines which properties are set.</summary>
public sealed record CallEvent
{
    /// <summary>The number of the event in the call, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The time since the call's creation.</summary>
    public TimeSpan At { get; init; }

    /// <summary>The kind of the event.</summary>
    public required CallEventKind Kind { get; init; }

    /// <summary>The new status; of <see cref="CallEventKind.Status"/>.</summary>
    public CallStatus? Status { get; init; }

    /// <summary>The carrier's new status; of <see cref="CallEventKind.CarrierStatus"/>.</summary>
    public CarrierStatus? CarrierStatus { get; init; }

    /// <summary>The turn; of <see cref="CallEventKind.Turn"/>.</summary>
    public TranscriptTurn? Turn { get; init; }

    /// <summary>Who answered; of <see cref="CallEventKind.AnsweredBy"/>.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>The question; of <see cref="CallEventKind.Question"/> and <see cref="CallEventKind.Answer"/>.</summary>
    public GuestQuestion? Question { get; init; }

    /// <summary>The guest's words; of <see cref="CallEventKind.Answer"/>, <see langword="null"/> when there was no answer.</summary>
    public string? Answer { get; init; }

    /// <summary>The scheduled next attempt; of <see cref="CallEventKind.Retry"/>.</summary>
    public RetryPlan? Retry { get; init; }

    /// <summary>What went wrong; of <see cref="CallEventKind.Warning"/>.</summary>
    public ConciergeError? Warning { get; init; }

    /// <summary>The result; of <see cref="CallEventKind.Outcome"/>.</summary>
    public VoiceCallResult? Result { get; init; }
}
