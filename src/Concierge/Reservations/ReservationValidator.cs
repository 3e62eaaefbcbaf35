using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Language.Phones;
using Concierge.Language.Spelling;
using Concierge.Privacy;
using NodaTime;

namespace Concierge.Reservations;

/// <summary>Validates a booking request before a call. The same rules hold for the agents and for the HTTP API.</summary>
public sealed class ReservationValidator(LocalClock clock)
{
    /// <summary>The minimum party size.</summary>
    public const int MinPartySize = 1;

    /// <summary>The maximum party size.</summary>
    public const int MaxPartySize = 12;

    private const int MaxNameLength = 100;
    private const int MaxOtherDates = 7;
    private const int MaxSpecialRequestsLength = 500;
    private const int MaxConfirmationNumberLength = 20;

    /// <summary>Validates all fields.</summary>
    /// <param name="details">The booking request.</param>
    /// <param name="timeZone">The restaurant's IANA time zone; <see langword="null"/> means the local zone of the machine.</param>
    /// <exception cref="ConciergeException">
    /// <c>request.party_size</c>, <c>request.past_time</c>, <c>request.too_far_ahead</c>, <c>request.time_range</c>,
    /// <c>request.restaurant_name</c>, <c>request.customer_name</c>, <c>request.name_script</c>,
    /// <c>request.special_requests</c>, <c>request.smallest_party</c>,
    /// <c>request.other_dates</c>, <c>request.seating</c>, <c>request.secret</c>, <c>request.existing_booking</c>,
    /// <c>request.confirmation_number</c>, <c>reservation.unchanged</c>, <c>phone.invalid</c>, <c>phone.refused</c>.
    /// </exception>
    public void Validate(ReservationDetails details, string? timeZone = null)
    {
        ArgumentNullException.ThrowIfNull(details);
        if (PhoneNumber.IsEmergencyOrShort(details.PhoneNumber))
        {
            throw new ConciergeException(ReservationErrors.NumberRefused("•••"));
        }

        if (!PhoneNumber.TryParse(details.PhoneNumber, out _))
        {
            throw InvalidRequest(
                "phone.invalid",
                "Invalid phone number: the restaurant's number cannot be dialled.",
                "Write it with its country code, for example +14155550123.");
        }

        if (details.CustomerPhone is not null && !PhoneNumber.TryParse(details.CustomerPhone, out _))
        {
            throw InvalidRequest(
                "phone.invalid",
                "Invalid phone number: the guest's number is not a phone number.",
                "Write it with its country code, for example +14155550123, or leave it out.");
        }

        CheckPartySize(details.PartySize);
        CheckText("request.restaurant_name", "The restaurant's name", details.RestaurantName, MaxNameLength);
        CheckText("request.customer_name", "The name for the booking", details.CustomerName, MaxNameLength);
        CheckScript(details.CustomerName);
        if (details.SpecialRequests is not null)
        {
            CheckText("request.special_requests", "The special request", details.SpecialRequests, MaxSpecialRequestsLength);
        }

        CheckExisting(details, clock.GetNow(timeZone));
        CheckTimes(details, clock.GetNow(timeZone));
        CheckConcessions(details, clock.GetNow(timeZone));
    }

    /// <summary>Validates a party size.</summary>
    /// <exception cref="ConciergeException"><c>request.party_size</c>: outside 1 to 12.</exception>
    public static void CheckPartySize(int partySize)
    {
        if (partySize is < MinPartySize or > MaxPartySize)
        {
            throw new ConciergeException(CreatePartySizeError(partySize));
        }
    }

    /// <summary>Creates the error for an invalid party size.</summary>
    internal static ConciergeError CreatePartySizeError(int partySize) => new(
        "request.party_size",
        $"A table can be booked for {MinPartySize} to {MaxPartySize} people, not for {partySize}.",
        partySize > MaxPartySize ? "Larger groups are best arranged with the restaurant directly." : "Say how many people will come.");

    private static void CheckExisting(ReservationDetails details, LocalDateTime now)
    {
        if (details.Purpose == CallPurpose.Book)
        {
            return;
        }

        if (details.Existing is not { } existing)
        {
            throw InvalidRequest(
                "request.existing_booking",
                "The existing booking is missing.",
                "Give its day, time and party size, and its confirmation number if there is one.");
        }

        CheckPartySize(existing.PartySize);
        if (existing.Date.At(existing.Time) <= now)
        {
            throw InvalidRequest(
                "request.past_time",
                $"The booking on {BookingFormatter.FormatDayAndTime(existing.Date, existing.Time)} has already passed.",
                "Only a future booking can be changed or cancelled.");
        }

        if (existing.ConfirmationNumber is { } number && !IsConfirmationNumber(number))
        {
            throw InvalidRequest(
                "request.confirmation_number",
                "The confirmation number is not valid.",
                $"Give at most {MaxConfirmationNumberLength} letters, digits and dashes, as the restaurant gave it, or leave it out.");
        }

        var isSame = (details.Date, details.Time, details.PartySize) == (existing.Date, existing.Time, existing.PartySize);
        if (details.Purpose == CallPurpose.Change && isSame && details is { SpecialRequests: null, Seating: null })
        {
            throw new ConciergeException(BookingErrors.Unchanged(details.RestaurantName));
        }

        if (details.Purpose == CallPurpose.Cancel && !isSame)
        {
            throw InvalidRequest(
                "request.existing_booking",
                "The day, time or party size differs from the booking to cancel.",
                "Give only the booking to cancel.");
        }
    }

    private static bool IsConfirmationNumber(string number) =>
        number.Length is > 0 and <= MaxConfirmationNumberLength
        && number.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or ' ');

    private static void CheckTimes(ReservationDetails details, LocalDateTime now)
    {
        var at = details.Date.At(details.Time);
        if (at <= now)
        {
            throw InvalidRequest(
                "request.past_time",
                $"{BookingFormatter.FormatDayAndTime(details.Date, details.Time)} has already passed.",
                "Choose a later day or time.");
        }

        if (details.Date > now.Date.PlusYears(1))
        {
            throw InvalidRequest(
                "request.too_far_ahead",
                $"{BookingFormatter.FormatDay(details.Date, withYear: true)} is more than a year ahead.",
                "Choose a day within a year.");
        }

        if ((details.EarliestTime is { } earliest && earliest > details.Time) || (details.LatestTime is { } latest && latest < details.Time))
        {
            throw InvalidRequest("request.time_range", "The requested time is outside the accepted range.", "Give a time between the earliest and the latest.");
        }
    }

    private static void CheckConcessions(ReservationDetails details, LocalDateTime now)
    {
        if (details.SmallestParty is { } smallest && (smallest < MinPartySize || smallest > details.PartySize))
        {
            throw InvalidRequest(
                "request.smallest_party",
                $"The smallest accepted party size {smallest} is not valid.",
                "Give a number from 1 to the party size.");
        }

        if (details.OtherDates.Count > MaxOtherDates || details.OtherDates.Any(date => date < now.Date || date > now.Date.PlusYears(1)))
        {
            throw InvalidRequest(
                "request.other_dates",
                "There are too many other days, or one has passed or is too far ahead.",
                $"Give at most {MaxOtherDates} days within a year.");
        }

        if (details.Seating is not null)
        {
            CheckText("request.seating", "The seating", details.Seating, MaxNameLength);
        }
    }

    private static void CheckScript(string name)
    {
        if (NameSpeller.HasOtherScript(name))
        {
            throw InvalidRequest(
                "request.name_script",
                $"The name '{name}' cannot be spelled over the telephone in Latin letters.",
                "Write the name in Latin letters, as in a passport.");
        }
    }

    private static void CheckText(string code, string what, string text, int maxLength)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw InvalidRequest(code, $"{what} is missing.", "Say it in the request.");
        }

        if (text.Length > maxLength)
        {
            throw InvalidRequest(code, $"{what} is longer than {maxLength} characters.", "Shorten it.");
        }

        if (SecretDetector.Check(text) is { } secret)
        {
            throw new ConciergeException(secret);
        }

        if (text.Any(char.IsControl))
        {
            throw InvalidRequest(code, $"{what} contains characters that cannot be spoken.", "Remove control characters and line breaks.");
        }
    }

    private static ConciergeException InvalidRequest(string code, string message, string remedy) => new(new ConciergeError(code, message, remedy));
}
