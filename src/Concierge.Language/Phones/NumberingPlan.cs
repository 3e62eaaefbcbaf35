using System.Text.RegularExpressions;
using PhoneNumbers;
using LibPhoneNumber = PhoneNumbers.PhoneNumber;

namespace Concierge.Language.Phones;

/// <summary>The numbering plans of all countries, as libphonenumber has them.</summary>
internal static partial class NumberingPlan
{
    private const int NorthAmerica = 1;
    private const int MaxShortCodeDigits = 6;

    private static PhoneNumberUtil Plans { get; } = PhoneNumberUtil.GetInstance();

    /// <summary>Whether a character may stand between digits.</summary>
    public static bool IsSeparator(char character) => character is ' ' or '-' or '.' or '/' or '(' or ')' or '\u00a0' or (>= '\u2010' and <= '\u2015');

    /// <summary>Whether a number is in the tables of its country's plan.</summary>
    public static bool Contains(string e164) => Parse(e164, null) is { } parsed && Plans.IsValidNumber(parsed);

    /// <summary>Returns the country of a number, ISO 3166; <see langword="null"/> if none or several countries use it.</summary>
    public static string? FindCountry(PhoneNumber number) =>
        Parse(number.E164, null) is { } parsed && Plans.GetRegionCodeForNumber(parsed) is { Length: 2 } country ? country : null;

    /// <summary>Returns the IANA time zones in which a number can be.</summary>
    public static IReadOnlyList<string> FindTimeZones(PhoneNumber number) =>
        Parse(number.E164, null) is { } parsed ? PhoneNumberToTimeZonesMapper.GetInstance().GetTimeZonesForNumber(parsed) : [];

    /// <summary>Whether a number with a country code is one of the country's short or emergency numbers (<c>+49 116117</c>).</summary>
    public static bool IsShortNumber(string text) => Parse(text, null) is { } parsed && !Plans.IsValidNumber(parsed) && IsShort(parsed);

    /// <summary>Reads one number: digits, their separators and nothing else.</summary>
    /// <param name="text">The number, with or without country code.</param>
    /// <param name="country">ISO 3166, two letters; <see langword="null"/> to accept only numbers with a country code.</param>
    public static PhoneNumberReading Read(string text, string? country)
    {
        // "(+49) 7531 12345", "(0049) 7531 12345"
        var written = BracketedCountryCode().Replace(text.Trim(), "+${code} ");
        if (written.StartsWith("00", StringComparison.Ordinal) && written.Count(char.IsAsciiDigit) > MaxShortCodeDigits)
        {
            written = $"+{written[2..]}";
        }

        var digits = new string([.. written.Where(char.IsAsciiDigit)]);
        if (written.Length == 0 || digits.Length == 0
            || !written.AsSpan(written[0] == '+' ? 1 : 0).ToArray().All(character => char.IsAsciiDigit(character) || IsSeparator(character)))
        {
            return Fail(PhoneNumberProblem.NotANumber);
        }

        if (digits.Length <= MaxShortCodeDigits)
        {
            return Fail(digits.Length >= 3 ? PhoneNumberProblem.ShortNumber : PhoneNumberProblem.NotANumber);
        }

        var isInternational = written[0] == '+';
        if (!isInternational && country is null)
        {
            return Fail(PhoneNumberProblem.NoCountryCode);
        }

        var remarks = PhoneNumberRemarks.None;
        var parsed = Parse(WithoutOldMexicanPrefix(written, country), country);
        if (!isInternational && parsed is not null && FindWrittenCountryCode(parsed, digits, country!) is { } international)
        {
            (parsed, remarks) = (international, PhoneNumberRemarks.CountryCodeAssumed);
        }

        return parsed is null ? Fail(PhoneNumberProblem.NotPossible) : Check(parsed, hasBracketedZero: BracketedZero().IsMatch(written), remarks);
    }

    private static PhoneNumberReading Check(LibPhoneNumber parsed, bool hasBracketedZero, PhoneNumberRemarks remarks)
    {
        var e164 = Plans.Format(parsed, PhoneNumberFormat.E164);
        var isInPlan = Plans.IsValidNumber(parsed);
        if (!isInPlan && IsShort(parsed))
        {
            return Fail(PhoneNumberProblem.ShortNumber);
        }

        // A premium-rate number of a wrong length is read, so that it is refused as what it is. A zero in brackets that is not dropped and
        // makes no number of the plan says that the plan was misunderstood when it was written.
        var isPossible = BlockedNumberRegistry.IsPremiumRate(e164)
            || (Plans.IsPossibleNumberWithReason(parsed) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE && (isInPlan || !hasBracketedZero));
        if (!isPossible || !PhoneNumber.TryFromE164(e164, out var number))
        {
            return Fail(PhoneNumberProblem.NotPossible);
        }

        return new PhoneNumberReading(number, isInPlan ? remarks : remarks | PhoneNumberRemarks.NotInNumberingPlan, default);
    }

    // "49 7531 123456" in Germany is also a possible national number, +49 49 7531 123456. Where national numbers are written with a zero
    // (or another prefix) that is absent here, the digits are the country code. Elsewhere the national reading is kept if there is one.
    private static LibPhoneNumber? FindWrittenCountryCode(LibPhoneNumber national, string digits, string country)
    {
        var code = Plans.GetCountryCodeForRegion(country);
        if (code is 0 or NorthAmerica || !digits.StartsWith(code.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal))
        {
            return null;
        }

        var prefix = Plans.GetNddPrefixForRegion(country, stripNonDigits: true) ?? "";
        var hasPrefix = prefix.Length > 0 && digits.StartsWith(prefix, StringComparison.Ordinal);
        return !hasPrefix && Parse($"+{digits}", null) is { } international && Plans.IsValidNumber(international)
            && (prefix.Length > 0 || !Plans.IsValidNumber(national) || national.Equals(international))
            ? international
            : null;
    }

    // Until 2019, Mexican numbers had 1 after the country code for mobile telephones, and 01, 044 or 045 before them within the country
    // (IFT, plan técnico fundamental de numeración). The ten digits are the same today.
    private static string WithoutOldMexicanPrefix(string written, string? country)
    {
        var digits = new string([.. written.Where(char.IsAsciiDigit)]);
        var national = written[0] != '+' ? country == "MX" ? digits : null
            : digits.StartsWith("52", StringComparison.Ordinal) ? digits[2..]
            : null;
        return national is not null && OldMexicanNumber().Match(national) is { Success: true } match ? $"+52{match.Groups["n"].Value}" : written;
    }

    private static bool IsShort(LibPhoneNumber parsed) =>
        BlockedNumberRegistry.IsEmergency(Plans.GetNationalSignificantNumber(parsed)) || ShortNumberInfo.GetInstance().IsValidShortNumber(parsed);

    private static LibPhoneNumber? Parse(string text, string? country)
    {
        try
        {
            return Plans.Parse(text, country);
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    private static PhoneNumberReading Fail(PhoneNumberProblem problem) => new(null, PhoneNumberRemarks.None, problem);

    [GeneratedRegex(@"^\(\s*(?:\+|00)\s*(?<code>[1-9]\d{0,2})\s*\)")]
    private static partial Regex BracketedCountryCode();

    [GeneratedRegex(@"\(\s*0\s*\)")]
    private static partial Regex BracketedZero();

    [GeneratedRegex(@"^(?:1|01|044|045)(?<n>[2-9]\d{9})$")]
    private static partial Regex OldMexicanNumber();
}
