using System.Text.Json.Serialization;

namespace Concierge.Telephony;

[JsonSerializable(typeof(TwilioCall))]
[JsonSerializable(typeof(TwilioCallPage))]
[JsonSerializable(typeof(TwilioErrorBody))]
internal sealed partial class TwilioJsonContext : JsonSerializerContext;
