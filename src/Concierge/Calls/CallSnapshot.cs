using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Reservations;

namespace Concierge.Calls;

/// <summary>What the servers of a fleet tell each other of a call, so that another can go on with it. Kept in memory only. Spans, not times of day: the servers' clocks need not agree.</summary>
internal sealed record CallSnapshot
{
    /// <summary>The call's id.</summary>
    public required string Id { get; init; }

    /// <summary>What its audio stream has to show.</summary>
    public required string Secret { get; init; }

    /// <summary>The server that holds the call; made anew at each of its starts.</summary>
    public required string Owner { get; init; }

    /// <summary>How often the call has gone from one server to another.</summary>
    public required int Generation { get; init; }

    /// <summary>What is to be booked.</summary>
    public required ReservationDetails Details { get; init; }

    /// <summary>When the call was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Time since then.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>Time since it was answered.</summary>
    public TimeSpan? SinceAnswer { get; init; }

    /// <summary>Time until it is ended.</summary>
    public required TimeSpan TimeLeft { get; init; }

    /// <summary>Twilio's identifier.</summary>
    public string? CallSid { get; init; }

    /// <summary>Whether there was an audio stream.</summary>
    public bool InProgress { get; init; }

    /// <summary>The carrier's last word.</summary>
    public CarrierStatus? CarrierStatus { get; init; }

    /// <summary>Which dialling this is, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>How often a broken stream was taken up again.</summary>
    public required int Resumptions { get; init; }

    /// <summary>Who answered.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>Whether a message was left on a machine.</summary>
    public bool MessageLeft { get; init; }

    /// <summary>How often the callee cut the agent short.</summary>
    public int Interruptions { get; init; }

    /// <summary>What the voice agent reported.</summary>
    public ReportedOutcome? Report { get; init; }

    /// <summary>What the guest was asked and answered.</summary>
    public required IReadOnlyList<AnsweredQuestion> Answers { get; init; }

    /// <summary>The conversation so far.</summary>
    public required IReadOnlyList<TranscriptTurn> Transcript { get; init; }

    /// <summary>The number of the last event that was told of the call.</summary>
    public required int LastEvent { get; init; }

    /// <summary>Whether this tells of a later owner than another does. Two servers that took a call up at once agree, by their names, on which of them holds it.</summary>
    /// <param name="generation">The other's generation.</param>
    /// <param name="owner">The other's owner.</param>
    public bool Supersedes(int generation, string owner) =>
        Generation > generation || (Generation == generation && string.CompareOrdinal(Owner, owner) < 0);
}
