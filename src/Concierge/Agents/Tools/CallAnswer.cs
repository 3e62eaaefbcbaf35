using Concierge.Calls.Results;
using Concierge.Contracts;
using NodaTime.Text;

namespace Concierge.Agents.Tools;

/// <summary>The result of <c>initiate_reservation_call</c>, <c>change_booking</c> and <c>cancel_booking</c>, and of every tool that fails.</summary>
internal sealed record CallAnswer
{
    /// <summary>The call's outcome (<c>confirmed</c>, <c>alternative_offered</c>, …).</summary>
    public CallOutcome? Outcome { get; init; }

    /// <summary>The date agreed on or offered, in ISO 8601.</summary>
    public string? Date { get; init; }

    /// <summary>The time agreed on or offered, on the 24-hour clock.</summary>
    public string? Time { get; init; }

    /// <summary>The party size agreed on or offered.</summary>
    public int? PartySize { get; init; }

    /// <summary>The confirmation number.</summary>
    public string? ConfirmationNumber { get; init; }

    /// <summary>Whether a message was left on an answering machine.</summary>
    public bool? MessageLeft { get; init; }

    /// <summary>A sentence for the guest.</summary>
    public string? Message { get; init; }

    /// <summary>Why the tool failed.</summary>
    public ConciergeError? Error { get; init; }

    /// <summary>Converts a call's result.</summary>
    public static CallAnswer From(VoiceCallResult result, string message) => new()
    {
        Outcome = result.Outcome,
        Date = result.Date is { } date ? LocalDatePattern.Iso.Format(date) : null,
        Time = result.Time is { } time ? LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(time) : null,
        PartySize = result.PartySize,
        ConfirmationNumber = result.ConfirmationNumber,
        MessageLeft = result.MessageLeft ? true : null,
        Message = message,
        Error = result.Error,
    };
}
