namespace Concierge.Contracts.Api;

/// <summary>An event of a call: the data of a server-sent event.</summary>
public sealed record CallEventView
{
    /// <summary>The number of the event in the call, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>Seconds since the call's creation.</summary>
    public required double AtSeconds { get; init; }

    /// <summary>status, carrier_status, turn, answered_by, question, answer, retry, warning, outcome.</summary>
    public required CallEventKind Type { get; init; }

    /// <summary>The new status.</summary>
    public CallStatus? Status { get; init; }

    /// <summary>The carrier's new status.</summary>
    public CarrierStatus? CarrierStatus { get; init; }

    /// <summary>The turn.</summary>
    public TurnView? Turn { get; init; }

    /// <summary>human, machine, fax, call_screening or unknown.</summary>
    public string? AnsweredBy { get; init; }

    /// <summary>The question to the guest.</summary>
    public QuestionView? Question { get; init; }

    /// <summary>The guest's answer; absent when there was none.</summary>
    public string? Answer { get; init; }

    /// <summary>The scheduled next attempt.</summary>
    public RetryView? Retry { get; init; }

    /// <summary>The stable code of an error that did not end the call.</summary>
    public string? WarningCode { get; init; }

    /// <summary>The message of that error.</summary>
    public string? Warning { get; init; }

    /// <summary>The result.</summary>
    public ResultView? Result { get; init; }
}
