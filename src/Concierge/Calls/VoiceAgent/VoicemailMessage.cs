using System.Globalization;
using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Options;
using Concierge.Reservations;

namespace Concierge.Calls.VoiceAgent;

/// <summary>Writes the message for an answering machine.</summary>
internal static class VoicemailMessage
{
    /// <summary>Writes the message: who calls for whom, the request, and the number to call back, digit by digit.</summary>
    /// <returns><see langword="null"/> when no message may be left: the policy is to hang up, or the guest has no number to call back.</returns>
    public static string? Write(ReservationDetails details, CallOptions options)
    {
        if (options.Voicemail != VoicemailPolicy.LeaveMessage || details.CustomerPhone is not { } phone)
        {
            return null;
        }

        var number = string.Join(' ', phone.Where(char.IsAsciiDigit).Select(digit => digit.ToString(CultureInfo.InvariantCulture)));
        return $"{ReservationVoiceAgent.GetGreeting(details, options)} {DescribeRequest(details)} Please call back at {number}. Thank you, goodbye.";
    }

    private static string DescribeRequest(ReservationDetails details)
    {
        var table = $"a table for {BookingFormatter.FormatParty(details.PartySize)} on {BookingFormatter.FormatDayAndTime(details.Date, details.Time)}";
        if (details.Existing is not { } existing)
        {
            return $"We would like {table}.";
        }

        var code = existing.ConfirmationNumber is { } number ? $", confirmation number {string.Join(' ', number.Where(char.IsLetterOrDigit))}" : "";
        var booking = $"the booking for {details.CustomerName} on {BookingFormatter.FormatDayAndTime(existing.Date, existing.Time)}{code}";
        return details.Purpose == CallPurpose.Cancel ? $"We would like to cancel {booking}." : $"We would like to change {booking}, to {table}.";
    }
}
