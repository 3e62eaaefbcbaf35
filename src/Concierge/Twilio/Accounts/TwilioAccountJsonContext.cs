using System.Text.Json.Serialization;

namespace Concierge.Twilio.Accounts;

[JsonSerializable(typeof(TwilioAccount))]
[JsonSerializable(typeof(TwilioBalance))]
[JsonSerializable(typeof(TwilioIncomingNumberPage))]
[JsonSerializable(typeof(TwilioCallerIdPage))]
[JsonSerializable(typeof(TwilioDialingPermission))]
[JsonSerializable(typeof(TwilioErrorBody))]
internal sealed partial class TwilioAccountJsonContext : JsonSerializerContext;
