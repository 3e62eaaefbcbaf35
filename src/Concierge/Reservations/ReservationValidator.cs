using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Language.Phones;
using Concierge.Privacy;
using NodaTime;

namespace Concierge.Reservations;

/// <summary>Checks a reservation before anybody is telephoned for it. The same rules hold for the agents and for the HTTP API.</summary>
public sealed class ReservationValidator(TimeProvider timeProvider)
{
    /// <summary>The smallest party.</summary>
    public const int SmallestParty = 1;

    /// <summary>The largest party.</summary>
    public const int LargestParty = 12;

    private const int LongestName = 100;
    private const int MostOtherDates = 7;
    private const int LongestWishes = 500;
    private const int LongestNumber = 20;

    private readonly LocalClock _clock = new(timeProvider);

    /// <summary>Checks every field.</summary>
    /// <param name="details">What is about to be asked for.</param>
    /// <param name="timeZone">The restaurant's IANA zone; <see langword="null"/> takes the machine's own.</param>
    /// <exception cref="ConciergeException">
    /// <c>request.party_size</c>, <c>request.past_time</c>, <c>request.too_far_ahead</c>, <c>request.time_range</c>, <c>request.restaurant_name</c>,
    /// <c>request.customer_name</c>, <c>request.special_requests</c>, <c>request.smallest_party</c>, <c>request.other_dates</c>, <c>request.seating</c>, <c>request.secret</c>, <c>request.existing_booking</c>, <c>request.confirmation_number</c>, <c>request.nothing_to_change</c>, <c>phone.invalid</c>, <c>phone.refused</c>.
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
            throw Refused("phone.invalid", "Invalid phone number: the restaurant's number cannot be dialled.", "Write it with its country code, for example +14155550123.");
        }

        if (details.CustomerPhone is not null && !PhoneNumber.TryParse(details.CustomerPhone, out _))
        {
            throw Refused("phone.invalid", "Invalid phone number: the guest's number is not a telephone number.", "Write it with its country code, for example +14155550123, or leave it out.");
        }

        CheckPartySize(details.PartySize);
        CheckText("request.restaurant_name", "The restaurant's name", details.RestaurantName, LongestName);
        CheckText("request.customer_name", "The name for the booking", details.CustomerName, LongestName);
        if (details.SpecialRequests is not null)
        {
            CheckText("request.special_requests", "The special request", details.SpecialRequests, LongestWishes);
        }

        CheckExisting(details, _clock.Now(timeZone));
        CheckTimes(details, _clock.Now(timeZone));
        CheckConcessions(details, _clock.Now(timeZone));
    }

    /// <summary>Checks a party size alone.</summary>
    /// <exception cref="ConciergeException"><c>request.party_size</c>: outside 1 to 12.</exception>
    public static void CheckPartySize(int partySize)
    {
        if (partySize is < SmallestParty or > LargestParty)
        {
            throw new ConciergeException(PartySizeError(partySize));
        }
    }

    /// <summary>The refusal of a party size.</summary>
    internal static ConciergeError PartySizeError(int partySize) => new(
        "request.party_size",
        $"A table can be booked for {SmallestParty} to {LargestParty} people, not for {partySize}.",
        partySize > LargestParty ? "Larger groups are best arranged with the restaurant directly." : "Say how many people will come.");

    private static void CheckExisting(ReservationDetails details, LocalDateTime now)
    {
        if (details.Purpose == CallPurpose.Book)
        {
            return;
        }

        if (details.Existing is not { } existing)
        {
            throw Refused("request.existing_booking", "It is not said which booking is meant.", "Give its day, time and party size, and its confirmation number if there is one.");
        }

        CheckPartySize(existing.PartySize);
        if (existing.Date.At(existing.Time) <= now)
        {
            throw Refused("request.past_time", $"The booking on {BookingText.DayAndTime(existing.Date, existing.Time)} has already passed.", "Only a booking that is still to come can be changed or cancelled.");
        }

        if (existing.ConfirmationNumber is { } number && (number.Length is 0 or > LongestNumber || !number.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or ' ')))
        {
            throw Refused("request.confirmation_number", "The confirmation number is none.", $"Give at most {LongestNumber} letters, digits and dashes, as the restaurant gave it, or leave it out.");
        }

        var isSame = (details.Date, details.Time, details.PartySize) == (existing.Date, existing.Time, existing.PartySize);
        if (details.Purpose == CallPurpose.Change && isSame && details is { SpecialRequests: null, Seating: null })
        {
            throw Refused("request.nothing_to_change", "The table wanted is the one that is booked.", "Say what is to change: the day, the time, the party or the wishes.");
        }

        if (details.Purpose == CallPurpose.Cancel && !isSame)
        {
            throw Refused("request.existing_booking", "The table to be cancelled is not the one that is booked.", "Give the booking alone.");
        }
    }

    private static void CheckTimes(ReservationDetails details, LocalDateTime now)
    {
        var at = details.Date.At(details.Time);
        if (at <= now)
        {
            throw Refused("request.past_time", $"{BookingText.DayAndTime(details.Date, details.Time)} has already passed.", "Choose a later day or time.");
        }

        if (details.Date > now.Date.PlusYears(1))
        {
            throw Refused("request.too_far_ahead", $"{BookingText.Day(details.Date, withYear: true)} is more than a year ahead.", "Choose a day within a year.");
        }

        if ((details.EarliestTime is { } earliest && earliest > details.Time) || (details.LatestTime is { } latest && latest < details.Time))
        {
            throw Refused("request.time_range", "The time wanted lies outside the times that would do.", "Give a time between the earliest and the latest.");
        }
    }

    private static void CheckConcessions(ReservationDetails details, LocalDateTime now)
    {
        if (details.SmallestParty is { } smallest && (smallest < SmallestParty || smallest > details.PartySize))
        {
            throw Refused("request.smallest_party", "The smallest party that would do is larger than the party, or none at all.", "Give a number from 1 to the party size.");
        }

        if (details.OtherDates.Count > MostOtherDates || details.OtherDates.Any(date => date < now.Date || date > now.Date.PlusYears(1)))
        {
            throw Refused("request.other_dates", "One of the other days that would do has passed or is too far ahead.", $"Give at most {MostOtherDates} days within a year.");
        }

        if (details.Seating is not null)
        {
            CheckText("request.seating", "The seating", details.Seating, LongestName);
        }
    }

    private static void CheckText(string code, string what, string text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw Refused(code, $"{what} is missing.", "Say it in the request.");
        }

        if (text.Length > longest)
        {
            throw Refused(code, $"{what} is longer than {longest} characters.", "Shorten it.");
        }

        if (Secrets.Check(text) is { } secret)
        {
            throw new ConciergeException(secret);
        }

        if (text.Any(char.IsControl))
        {
            throw Refused(code, $"{what} holds characters that cannot be spoken.", "Remove control characters and line breaks.");
        }
    }

    private static ConciergeException Refused(string code, string message, string remedy) => new(new ConciergeError(code, message, remedy));
}
