using System.Text.Json.Serialization;

namespace Concierge.Twilio;

[JsonSerializable(typeof(TwilioCall))]
[JsonSerializable(typeof(TwilioCallPage))]
[JsonSerializable(typeof(TwilioErrorBody))]
[JsonSerializable(typeof(TwilioNotificationPage))]
internal sealed partial class TwilioJsonContext : JsonSerializerContext;
