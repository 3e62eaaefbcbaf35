using System.Threading.Channels;
using Concierge.Calls;
using Concierge.Reservations;

namespace Concierge.Agents;

/// <summary>What has happened while one request is being answered: the facts the answer is made of.</summary>
internal sealed class AgentTurn(ChannelWriter<AgentUpdate> updates, Conversation conversation)
{
    private readonly List<(ReservationDetails Details, VoiceCallResult Result)> _calls = [];

    /// <summary>The session it belongs to.</summary>
    public Conversation Conversation { get; } = conversation;

    /// <summary>The calls that were made, in order.</summary>
    public IReadOnlyList<(ReservationDetails Details, VoiceCallResult Result)> Calls => _calls;

    /// <summary>The last refusal that nothing has mended since.</summary>
    public ConciergeError? Error { get; set; }

    /// <summary>Whether there is nothing left to do: the table is booked, or the request was declined.</summary>
    public bool Finished { get; set; }

    /// <summary>Tells the caller.</summary>
    public void Report(AgentUpdate update) => updates.TryWrite(update);

    /// <summary>Notes a call's result.</summary>
    public void Add(ReservationDetails details, VoiceCallResult result)
    {
        _calls.Add((details, result));
        Error = result.Error;
        Finished = result.Outcome == CallOutcome.Confirmed;
    }
}
