using System.Text.Json.Serialization;

namespace Concierge.Twilio;

[JsonSerializable(typeof(TwilioCall))]
[JsonSerializable(typeof(TwilioCallPage))]
[JsonSerializable(typeof(TwilioErrorBody))]
internal sealed partial class TwilioJsonContext : JsonSerializerContext;
