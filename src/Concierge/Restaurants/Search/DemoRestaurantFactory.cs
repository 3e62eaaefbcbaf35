using Concierge.Contracts;
using Concierge.Language.Phones;
using Concierge.Options;

namespace Concierge.Restaurants.Search;

/// <summary>The restaurant of <c>DEMO_RESTAURANT_NAME</c> and <c>DEMO_RESTAURANT_PHONE</c>.</summary>
internal static class DemoRestaurantFactory
{
    private const string Unnamed = "Demo Restaurant";

    /// <summary>Creates the restaurant from the settings; returns <see langword="null"/> if there is none.</summary>
    /// <exception cref="ConciergeException"><c>phone.invalid</c>: the number cannot be dialled.</exception>
    public static Restaurant? TryCreate(RestaurantOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.DemoPhone))
        {
            return null;
        }

        if (!PhoneNumber.TryParse(options.DemoPhone, out var number))
        {
            throw new ConciergeException(new ConciergeError(
                "phone.invalid",
                "Invalid phone number: DEMO_RESTAURANT_PHONE is not a number that can be dialled.",
                "Write it with its country code, for example +14155550123."));
        }

        return new Restaurant(string.IsNullOrWhiteSpace(options.DemoName) ? Unnamed : options.DemoName.Trim(), number);
    }
}
