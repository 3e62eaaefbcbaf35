using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;

namespace Concierge.Agents.Loop;

/// <summary>The answer to the guest: exactly one, and always the last update.</summary>
/// <param name="Text">The text for the guest: an answer, or a question about missing details.</param>
/// <param name="Result">The last call's result; <see langword="null"/> when no call was made. Never taken from the language model's words.</param>
/// <param name="Error">The error, when the request was refused or failed.</param>
public sealed record AgentAnswer(string Text, VoiceCallResult? Result, ConciergeError? Error) : AgentUpdate
{
    /// <summary>The call that the request leads to, when it was only planned; <see langword="null"/> when nothing was planned.</summary>
    public ReservationDetails? Plan { get; init; }
}
