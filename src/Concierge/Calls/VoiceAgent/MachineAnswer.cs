using System.Globalization;
using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Options;
using Concierge.Reservations;

namespace Concierge.Calls.VoiceAgent;

/// <summary>What a machine is told, when it may be told anything.</summary>
internal static class MachineAnswer
{
    /// <summary>The whole message: who calls for whom, what is wanted, and the number to call back, digit by digit.</summary>
    /// <returns><see langword="null"/> when no message is to be left: the policy is to hang up, or there is no number to give.</returns>
    public static string? Message(ReservationDetails details, ConciergeSettings settings)
    {
        if (settings.Voicemail != VoicemailPolicy.LeaveMessage || details.CustomerPhone is not { } phone)
        {
            return null;
        }

        var number = string.Join(' ', phone.Where(char.IsAsciiDigit).Select(digit => digit.ToString(CultureInfo.InvariantCulture)));
        return $"{ReservationVoiceAgent.Greeting(details, settings)} {Wish(details)} Please call back at {number}. Thank you, goodbye.";
    }

    private static string Wish(ReservationDetails details)
    {
        var table = $"a table for {BookingText.Party(details.PartySize)} on {BookingText.DayAndTime(details.Date, details.Time)}";
        if (details.Existing is not { } existing)
        {
            return $"We would like {table}.";
        }

        var code = existing.ConfirmationNumber is { } number ? $", confirmation number {string.Join(' ', number.Where(char.IsLetterOrDigit))}" : "";
        var booking = $"the booking for {details.CustomerName} on {BookingText.DayAndTime(existing.Date, existing.Time)}{code}";
        return details.Purpose == CallPurpose.Cancel ? $"We would like to cancel {booking}." : $"We would like to change {booking}, to {table}.";
    }
}
