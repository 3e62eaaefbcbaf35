using System.Diagnostics.CodeAnalysis;
using PhoneNumbers;
using LibPhoneNumber = PhoneNumbers.PhoneNumber;
using PhoneNumber = Concierge.Language.Phones.PhoneNumber;

namespace Concierge.Restaurants;

/// <summary>Reads telephone numbers as they are written within a country (<c>07531 12345</c>, <c>(206) 555-0123</c>), by the numbering plans of libphonenumber.</summary>
internal static class NationalNumbers
{
    /// <summary>Reads a number.</summary>
    /// <param name="text">As it is written, with or without its country code.</param>
    /// <param name="country">ISO 3166, two letters; <see langword="null"/> when only a number with its country code can be read.</param>
    /// <returns><see langword="false"/> when it is no number that a subscriber can have.</returns>
    public static bool TryRead(string? text, string? country, [NotNullWhen(true)] out PhoneNumber? number)
    {
        number = null;
        var written = PhoneNumber.TryParse(text, out var international) ? international.E164 : text;
        if (PhoneNumber.IsEmergencyOrShort(written) || Parse(written, country) is not { } parsed)
        {
            return false;
        }

        return PhoneNumber.TryParse(PhoneNumberUtil.GetInstance().Format(parsed, PhoneNumberFormat.E164), out number);
    }

    /// <summary>Whether calling it costs more than an ordinary call.</summary>
    public static bool IsPremiumRate(PhoneNumber number) =>
        number.IsPremiumRate || (Parse(number.E164, null) is { } parsed && PhoneNumberUtil.GetInstance().GetNumberType(parsed) is PhoneNumberType.PREMIUM_RATE or PhoneNumberType.SHARED_COST);

    /// <summary>The country a number belongs to, ISO 3166; <see langword="null"/> when none or several share it.</summary>
    public static string? Country(PhoneNumber number) =>
        Parse(number.E164, null) is { } parsed && PhoneNumberUtil.GetInstance().GetRegionCodeForNumber(parsed) is { Length: 2 } country ? country : null;

    /// <summary>The one time zone of a number's area, IANA; <see langword="null"/> when there are several or it is not known.</summary>
    public static string? TimeZone(PhoneNumber number) =>
        Parse(number.E164, null) is { } parsed && PhoneNumberToTimeZonesMapper.GetInstance().GetTimeZonesForNumber(parsed) is [var only] && TimeZones.Exist(only) ? only : null;

    private static LibPhoneNumber? Parse(string? text, string? country)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 40)
        {
            return null;
        }

        try
        {
            var util = PhoneNumberUtil.GetInstance();
            var parsed = util.Parse(text, country);
            return util.IsValidNumber(parsed) && !parsed.HasExtension ? parsed : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
