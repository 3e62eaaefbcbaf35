namespace Concierge.Contracts.Api;

/// <summary>A call with its transcript and result.</summary>
public sealed record CallView
{
    /// <summary>The call's id.</summary>
    public required string CallId { get; init; }

    /// <summary>pending, in_progress, completed, error.</summary>
    public required CallStatus Status { get; init; }

    /// <summary>Twilio's call status, more detailed than status.</summary>
    public CarrierStatus? CarrierStatus { get; init; }

    /// <summary>The restaurant's name.</summary>
    public required string RestaurantName { get; init; }

    /// <summary>The restaurant's number, masked.</summary>
    public required string PhoneNumber { get; init; }

    /// <summary>The requested number of guests.</summary>
    public required int PartySize { get; init; }

    /// <summary>YYYY-MM-DD.</summary>
    public required string Date { get; init; }

    /// <summary>HH:MM.</summary>
    public required string Time { get; init; }

    /// <summary>When the call was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Seconds since then, until the call's end.</summary>
    public required double ElapsedSeconds { get; init; }

    /// <summary>The conversation so far, in order.</summary>
    public required IReadOnlyList<TurnView> Transcript { get; init; }

    /// <summary>The states of the call so far, in order.</summary>
    public required IReadOnlyList<CallStateView> History { get; init; }

    /// <summary>What the carrier reported so far, in order; for administrators.</summary>
    public IReadOnlyList<CarrierCallbackView>? CarrierCallbacks { get; init; }

    /// <summary>For each answer of the agent, the seconds from the end of the restaurant's speech to its first audio; for administrators.</summary>
    public IReadOnlyList<double>? LatencySeconds { get; init; }

    /// <summary>The question that waits for the guest's answer.</summary>
    public QuestionView? Question { get; init; }

    /// <summary>The next attempt, while the call waits for it.</summary>
    public RetryView? Retry { get; init; }

    /// <summary>The result, when the call has ended.</summary>
    public ResultView? Result { get; init; }
}
