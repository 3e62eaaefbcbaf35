using System.Threading.Channels;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;

namespace Concierge.Agents.Loop;

/// <summary>The facts collected while one request is answered. The answer is made from them.</summary>
/// <param name="updates">Receives progress updates; <see langword="null"/> to report none.</param>
/// <param name="conversation">The session's conversation.</param>
internal sealed class AgentTurn(ChannelWriter<AgentUpdate>? updates, Conversation conversation)
{
    private readonly List<(ReservationDetails Details, VoiceCallResult Result)> _calls = [];
    private readonly List<string> _skipped = [];

    /// <summary>The session's conversation.</summary>
    public Conversation Conversation { get; } = conversation;

    /// <summary>The completed calls, in order.</summary>
    public IReadOnlyList<(ReservationDetails Details, VoiceCallResult Result)> Calls => _calls;

    /// <summary>Why restaurants were skipped, one sentence each.</summary>
    public IReadOnlyList<string> SkippedRestaurants => _skipped;

    /// <summary>The last error that no later tool call has resolved.</summary>
    public ConciergeError? Error { get; set; }

    /// <summary>The result of a search or of a list of bookings, in words for the guest; <see langword="null"/> for none.</summary>
    public string? Findings { get; set; }

    /// <summary>Whether the guest has confirmed beforehand what the request asks for: a cancellation is not asked about again.</summary>
    public bool IsConfirmed { get; init; }

    /// <summary>Whether a call is only planned: the turn ends with <see cref="Plan"/> where it would place one.</summary>
    public bool PlansOnly { get; init; }

    /// <summary>The call that was planned; <see langword="null"/> for none.</summary>
    public ReservationDetails? Plan { get; private set; }

    /// <summary>Whether the answer can be made from facts and not from the language model's words.</summary>
    public bool HasFacts => Findings is not null || _calls.Count > 0 || Error is not null;

    /// <summary>Whether the turn is complete: the restaurant has done what was asked, or the request was declined.</summary>
    public bool IsFinished { get; set; }

    /// <summary>Reports progress to the caller.</summary>
    public void Report(AgentUpdate update) => updates?.TryWrite(update);

    /// <summary>Records a call's result.</summary>
    public void RecordCall(ReservationDetails details, VoiceCallResult result)
    {
        _calls.Add((details, result));
        Error = result.Error;
        IsFinished = result.Outcome is CallOutcome.Confirmed or CallOutcome.Cancelled;
    }

    /// <summary>Records the call that the request leads to, instead of placing it. The turn is then complete.</summary>
    public void RecordPlan(ReservationDetails details) => (Plan, Error, IsFinished) = (details, null, true);

    /// <summary>Records why a restaurant was not called.</summary>
    public void RecordSkipped(string reason) => _skipped.Add(reason);
}
