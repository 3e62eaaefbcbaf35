using PhoneNumbers;

namespace Concierge.Language.Phones;

/// <summary>Recognizes the numbers that Concierge never calls: premium-rate and emergency numbers.</summary>
/// <remarks>
/// libphonenumber knows most premium-rate ranges. <c>refused-numbers.tsv</c> lists, with sources, the ranges that it misses, and the
/// emergency numbers.
/// </remarks>
internal static class BlockedNumberRegistry
{
    private const string Table = "Concierge.Language.Phones.refused-numbers.tsv";
    private const string Emergency = "emergency";
    private const string Shared = "shared";

    private static readonly Lazy<List<(string Kind, string Prefix)>> Rows = new(Read);

    /// <summary>Returns whether a call to the number costs more than the standard rate.</summary>
    /// <param name="e164">"+" and digits.</param>
    public static bool IsPremiumRate(string e164) => FindKind(e164.AsSpan(1)) is { } kind ? kind != Shared : IsKnownAsPremium(e164);

    /// <summary>Returns whether the dialled digits are an emergency number in any country.</summary>
    public static bool IsEmergency(string digits) => Rows.Value.Any(row => row.Kind == Emergency && row.Prefix == digits);

    private static string? FindKind(ReadOnlySpan<char> digits)
    {
        foreach (var (kind, prefix) in Rows.Value)
        {
            if (kind != Emergency && StartsWith(digits, prefix))
            {
                return kind;
            }
        }

        return null;
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
            // The country code does not exist; the carrier rejects the call.
            return false;
        }
    }

    private static List<(string Kind, string Prefix)> Read()
    {
        using var reader = new StreamReader(typeof(BlockedNumberRegistry).Assembly.GetManifestResourceStream(Table)!);
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
