namespace Concierge.Language.Reading;

/// <summary>The phone numbers of a sentence.</summary>
/// <param name="Restaurant">The number to call, in E.164 form.</param>
/// <param name="Guest">The guest's own number, in E.164 form, or its digits where the guest gave no country code.</param>
/// <param name="Invalid">Whether the sentence contains a number for the restaurant that cannot be dialled, for example without a country code.</param>
internal sealed record PhoneNumbersReading(string? Restaurant, string? Guest, bool Invalid)
{
    /// <summary>Whether the guest said that the number is the restaurant's ("their number is …").</summary>
    public bool IsSaidToBeRestaurants { get; init; }

    /// <summary>The digits of the restaurant's number where the guest gave no country code.</summary>
    public string? LocalRestaurant { get; init; }
}
