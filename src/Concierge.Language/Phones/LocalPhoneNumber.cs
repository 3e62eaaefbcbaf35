using PhoneNumbers;

namespace Concierge.Language.Phones;

/// <summary>Completes a telephone number that was given without its country code.</summary>
internal static class LocalPhoneNumber
{
    private static readonly PhoneNumberUtil Util = PhoneNumberUtil.GetInstance();

    /// <summary>Returns the number in E.164 form, or the text as it is if it has a country code already or cannot be completed.</summary>
    /// <param name="text">The number as the guest gave it.</param>
    /// <param name="neighbour">A number of the same country, in E.164 form: the restaurant's.</param>
    public static string Complete(string text, string neighbour)
    {
        if (text.StartsWith('+'))
        {
            return text;
        }

        try
        {
            var region = Util.GetRegionCodeForNumber(Util.Parse(neighbour, null));
            var number = Util.Parse(text, region);
            return region is not null && Util.IsPossibleNumber(number) ? Util.Format(number, PhoneNumberFormat.E164) : text;
        }
        catch (NumberParseException)
        {
            return text;
        }
    }
}
