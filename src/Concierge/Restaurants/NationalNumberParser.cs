using System.Diagnostics.CodeAnalysis;
using PhoneNumbers;
using LibPhoneNumber = PhoneNumbers.PhoneNumber;
using PhoneNumber = Concierge.Language.Phones.PhoneNumber;

namespace Concierge.Restaurants;

/// <summary>Parses phone numbers in national format (<c>07531 12345</c>, <c>(206) 555-0123</c>) with the numbering plans of libphonenumber.</summary>
internal static class NationalNumberParser
{
    /// <summary>Parses a phone number.</summary>
    /// <param name="text">The number, with or without country code.</param>
    /// <param name="country">ISO 3166, two letters; <see langword="null"/> to accept only numbers with a country code.</param>
    /// <returns><see langword="false"/> if the text is not a valid subscriber number.</returns>
    public static bool TryParse(string? text, string? country, [NotNullWhen(true)] out PhoneNumber? number)
    {
        number = null;
        var written = PhoneNumber.TryParse(text, out var international) ? international.E164 : text;
        if (PhoneNumber.IsEmergencyOrShort(written) || Parse(written, country) is not { } parsed)
        {
            return false;
        }

        return PhoneNumber.TryParse(PhoneNumberUtil.GetInstance().Format(parsed, PhoneNumberFormat.E164), out number);
    }

    /// <summary>Returns whether a call to the number costs more than the standard rate.</summary>
    public static bool IsPremiumRate(PhoneNumber number) =>
        number.IsPremiumRate
            || (Parse(number.E164, null) is { } parsed
                && PhoneNumberUtil.GetInstance().GetNumberType(parsed) is PhoneNumberType.PREMIUM_RATE or PhoneNumberType.SHARED_COST);

    /// <summary>Returns the country of a number, ISO 3166; <see langword="null"/> if none or several countries use it.</summary>
    public static string? FindCountry(PhoneNumber number) =>
        Parse(number.E164, null) is { } parsed && PhoneNumberUtil.GetInstance().GetRegionCodeForNumber(parsed) is { Length: 2 } country ? country : null;

    /// <summary>Returns the time zone of a number's area, IANA; <see langword="null"/> if unknown or ambiguous.</summary>
    public static string? FindTimeZone(PhoneNumber number) =>
        Parse(number.E164, null) is { } parsed
            && PhoneNumberToTimeZonesMapper.GetInstance().GetTimeZonesForNumber(parsed) is [var only]
            && TimeZoneRegistry.Exists(only)
            ? only
            : null;

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
