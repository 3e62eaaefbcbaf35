using System.Text.Json.Serialization;

namespace Concierge.Twilio;

/// <summary>A page of the errors that Twilio noted about a call.</summary>
/// <param name="Notifications">The errors and warnings.</param>
internal sealed record TwilioNotificationPage([property: JsonPropertyName("notifications")] IReadOnlyList<TwilioNotification>? Notifications);
