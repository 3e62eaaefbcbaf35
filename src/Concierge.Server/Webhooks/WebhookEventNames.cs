namespace Concierge.Server.Webhooks;

/// <summary>The names of the events that webhooks are told of.</summary>
internal static class WebhookEventNames
{
    public const string CallAnswered = "call.answered";
    public const string CallQuestion = "call.question";
    public const string CallEnded = "call.ended";
    public const string BookingConfirmed = "booking.confirmed";
    public const string BookingChanged = "booking.changed";
    public const string BookingCancelled = "booking.cancelled";

    /// <summary>Every name.</summary>
    public static IReadOnlyList<string> All { get; } = [CallAnswered, CallQuestion, CallEnded, BookingConfirmed, BookingChanged, BookingCancelled];
}
