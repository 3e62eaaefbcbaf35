using System.Text.RegularExpressions;

namespace Concierge.Options.Loading;

/// <summary>Reads the settings of the Twilio account.</summary>
internal static partial class TwilioOptionsReader
{
    /// <summary>Reads the settings of the Twilio account, and rejects what is not valid.</summary>
    public static TwilioOptions Read(SettingReader settings)
    {
        var defaults = new TwilioOptions();
        return new TwilioOptions
        {
            AccountSid = ReadAccountSid(settings),
            AuthToken = settings.ReadSecret(SettingNames.TwilioAuthToken),
            PhoneNumber = settings.ReadPhoneNumber(SettingNames.TwilioPhoneNumber),
            BaseUrl = settings.ReadHttpAddress(SettingNames.TwilioBaseUrl) ?? defaults.BaseUrl,
            PublicDomain = ReadPublicDomain(settings),
        };
    }

    private static string? ReadAccountSid(SettingReader settings)
    {
        if (settings.ReadText(SettingNames.TwilioAccountSid) is not { } sid)
        {
            return null;
        }

        return Sid().IsMatch(sid)
            ? sid
            : settings.Reject<string>(
                SettingNames.TwilioAccountSid,
                "is not an account SID",
                "It is AC followed by 32 letters and digits (Twilio console, Account Info)");
    }

    private static string? ReadPublicDomain(SettingReader settings)
    {
        if (settings.ReadText(SettingNames.PublicDomain) is not { } text)
        {
            return null;
        }

        return PublicHost.Normalize(text) ?? settings.Reject<string>(
            SettingNames.PublicDomain,
            "is not a host name",
            "Write the host alone, such as abc123.ngrok.app, without http:// and without a path");
    }

    [GeneratedRegex("^AC[0-9a-zA-Z]{32}$")]
    private static partial Regex Sid();
}
