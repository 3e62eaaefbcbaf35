using Concierge.Contracts;
using Concierge.Language.Phones;
using Concierge.Options;
using Concierge.Reservations;

namespace Concierge.Calls.Limits;

/// <summary>Decides which telephone numbers may be called.</summary>
public sealed class PhoneNumberPolicy(RestaurantOptions options)
{
    /// <summary>Whether the settings allow a number: it is the demo restaurant's or is in <c>ALLOWED_PHONE_NUMBERS</c>.</summary>
    public bool IsAllowed(PhoneNumber number)
    {
        ArgumentNullException.ThrowIfNull(number);
        return number.E164 == options.DemoPhone || options.AllowedPhoneNumbers.Contains(number.E164);
    }

    /// <summary>Normalizes a number to E.164 and checks that it may be called.</summary>
    /// <exception cref="ConciergeException">
    /// <c>phone.invalid</c>; <c>phone.refused</c>: an emergency, short or premium-rate number; <c>phone.not_allowed</c>: the settings do not
    /// allow it.
    /// </exception>
    internal string Check(string text)
    {
        if (PhoneNumber.IsEmergencyOrShort(text))
        {
            throw new ConciergeException(ReservationErrors.NumberRefused("•••"));
        }

        if (!PhoneNumber.TryParse(text, out var number))
        {
            throw new ConciergeException(CallErrors.InvalidPhoneNumber);
        }

        if (number.IsPremiumRate)
        {
            throw new ConciergeException(ReservationErrors.NumberRefused(number.Masked));
        }

        return IsAllowed(number) ? number.E164 : throw new ConciergeException(CallErrors.NumberNotAllowed(number.Masked));
    }
}
