using PhoneNumbers;

namespace Concierge.Language.Phones;

/// <summary>Knows the numbers that are never telephoned: those billed above the ordinary rate, and emergency numbers.</summary>
/// <remarks>Google's libphonenumber knows the premium-rate ranges of every country; <c>refused-numbers.tsv</c> beside this file holds, with their sources, those that it does not call so, and the emergency numbers.</remarks>
internal static class RefusedNumbers
{
    private const string Table = "Concierge.Language.Phones.refused-numbers.tsv";
    private const string Emergency = "emergency";

    private static readonly Lazy<List<(string Kind, string Prefix)>> Rows = new(Read);

    /// <summary>Whether a number is billed above the ordinary rate.</summary>
    /// <param name="e164">"+" and digits.</param>
    public static bool IsPremium(string e164) => IsListed(e164.AsSpan(1)) || IsKnownAsPremium(e164);

    /// <summary>Whether digits, as they are dialled, are some country's emergency number.</summary>
    public static bool IsEmergency(string digits) => Rows.Value.Any(row => row.Kind == Emergency && row.Prefix == digits);

    private static bool IsListed(ReadOnlySpan<char> digits)
    {
        foreach (var (kind, prefix) in Rows.Value)
        {
            if (kind != Emergency && StartsWith(digits, prefix))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWith(ReadOnlySpan<char> digits, string prefix)
    {
        if (digits.Length < prefix.Length)
        {
            return false;
        }

        for (var i = 0; i < prefix.Length; i++)
        {
            if (prefix[i] != '.' && prefix[i] != digits[i])
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsKnownAsPremium(string e164)
    {
        var plans = PhoneNumberUtil.GetInstance();
        try
        {
            return plans.GetNumberType(plans.Parse(e164, null)) == PhoneNumberType.PREMIUM_RATE;
        }
        catch (NumberParseException)
        {
            // No country has that code: the carrier will say so.
            return false;
        }
    }

    private static List<(string Kind, string Prefix)> Read()
    {
        using var reader = new StreamReader(typeof(RefusedNumbers).Assembly.GetManifestResourceStream(Table)!);
        List<(string, string)> rows = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#' && line.Split('\t') is [var kind, var prefix, ..])
            {
                rows.Add((kind, prefix));
            }
        }

        return rows;
    }
}
