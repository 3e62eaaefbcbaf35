using System.Globalization;
using Concierge.Reservations;
using Concierge.Settings;

namespace Concierge.Calls;

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
        return $"{ReservationVoiceAgent.Greeting(details, settings)} We would like a table for {BookingText.Party(details.PartySize)} on {BookingText.DayAndTime(details.Date, details.Time)}. "
            + $"Please call back at {number}. Thank you, goodbye.";
    }
}
