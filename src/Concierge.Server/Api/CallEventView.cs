using Concierge.Calls;

namespace Concierge.Server.Api;

/// <summary>Something that happened in a call; the data of a server-sent event.</summary>
/// <param name="Number">Place in the call's record, from 1.</param>
/// <param name="AtSeconds">From the call's creation.</param>
/// <param name="Type">status, carrier_status, turn, outcome.</param>
/// <param name="Status">The new status.</param>
/// <param name="CarrierStatus">The carrier's new status.</param>
/// <param name="Turn">The turn.</param>
/// <param name="Result">The result.</param>
public sealed record CallEventView(
    int Number,
    double AtSeconds,
    CallEventKind Type,
    CallStatus? Status,
    CarrierStatus? CarrierStatus,
    TurnView? Turn,
    ResultView? Result)
{
    internal static CallEventView Of(CallEvent happened) => new(
        happened.Number,
        WireTime.Seconds(happened.At),
        happened.Kind,
        happened.Status,
        happened.CarrierStatus,
        happened.Turn is { } turn ? TurnView.Of(turn) : null,
        happened.Result is { } result ? ResultView.Of(result) : null);
}
