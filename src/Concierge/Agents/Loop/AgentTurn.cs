using System.Threading.Channels;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;

namespace Concierge.Agents.Loop;

/// <summary>What has happened while one request is being answered: the facts the answer is made of.</summary>
/// <param name="updates">Who is told of it; <see langword="null"/> for nobody.</param>
/// <param name="conversation">The session it belongs to.</param>
internal sealed class AgentTurn(ChannelWriter<AgentUpdate>? updates, Conversation conversation)
{
    private readonly List<(ReservationDetails Details, VoiceCallResult Result)> _calls = [];
    private readonly List<string> _passedOver = [];
    private readonly Dictionary<VoiceCallResult, IReadOnlyList<string>> _doubts = new(ReferenceEqualityComparer.Instance);

    /// <summary>The session it belongs to.</summary>
    public Conversation Conversation { get; } = conversation;

    /// <summary>The calls that were made, in order.</summary>
    public IReadOnlyList<(ReservationDetails Details, VoiceCallResult Result)> Calls => _calls;

    /// <summary>Why a restaurant was passed over before another was called, a sentence each.</summary>
    public IReadOnlyList<string> PassedOver => _passedOver;

    /// <summary>The last refusal that nothing has mended since.</summary>
    public ConciergeError? Error { get; set; }

    /// <summary>What a search or the book of bookings brought, in words for the person; <see langword="null"/> for nothing.</summary>
    public string? Findings { get; set; }

    /// <summary>Whether there is something to tell that does not come from a language model.</summary>
    public bool HasFacts => Findings is not null || _calls.Count > 0 || Error is not null;

    /// <summary>Whether there is nothing left to do: the restaurant has done what was asked, or the request was declined.</summary>
    public bool Finished { get; set; }

    /// <summary>Tells the caller.</summary>
    public void Report(AgentUpdate update) => updates?.TryWrite(update);

    /// <summary>Notes a call's result.</summary>
    public void Add(ReservationDetails details, VoiceCallResult result)
    {
        _calls.Add((details, result));
        Error = result.Error;
        Finished = result.Outcome is CallOutcome.Confirmed or CallOutcome.Cancelled;
    }

    /// <summary>Notes that a restaurant was not called.</summary>
    public void PassOver(string reason) => _passedOver.Add(reason);

    /// <summary>Notes where a second reading of a call's conversation differs from its report.</summary>
    public void Doubt(VoiceCallResult result, IReadOnlyList<string> doubts) => _doubts[result] = doubts;

    /// <summary>What a second reading of a call's conversation found different; nothing when it agrees.</summary>
    public IReadOnlyList<string> DoubtsAbout(VoiceCallResult result) => _doubts.GetValueOrDefault(result) ?? [];
}
