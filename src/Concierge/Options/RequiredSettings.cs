using Concierge.Media.Realtime;

namespace Concierge.Options;

/// <summary>The settings without which no call can be placed.</summary>
public static class RequiredSettings
{
    /// <summary>Finds those that are not set.</summary>
    /// <returns>Their names, in the order in which the README sets them up; empty when a call can be placed.</returns>
    public static IReadOnlyList<string> FindMissing(TwilioOptions twilio, RealtimeOptions realtime)
    {
        ArgumentNullException.ThrowIfNull(twilio);
        ArgumentNullException.ThrowIfNull(realtime);
        (string Name, string? Value)[] required =
        [
            (SettingNames.OpenAIApiKey, realtime.ApiKey),
            (SettingNames.TwilioAccountSid, twilio.AccountSid),
            (SettingNames.TwilioAuthToken, twilio.AuthToken),
            (SettingNames.TwilioPhoneNumber, twilio.PhoneNumber),
            (SettingNames.PublicDomain, twilio.PublicDomain),
        ];
        return [.. required.Where(setting => setting.Value is null).Select(setting => setting.Name)];
    }
}
