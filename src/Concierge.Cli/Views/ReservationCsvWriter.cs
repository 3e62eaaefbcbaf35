using System.Globalization;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using CsvHelper;
using CsvHelper.Configuration;

namespace Concierge.Cli.Views;

/// <summary>Writes bookings as CSV (RFC 4180), with a header line. A text that a spreadsheet would run as a formula is made harmless.</summary>
internal static class ReservationCsvWriter
{
    private static readonly string[] Columns =
        ["id", "status", "date", "time", "time_zone", "restaurant", "phone_number", "party_size", "name", "confirmation_number", "special_requests"];

    public static string Write(IReadOnlyList<ReservationView> reservations)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            InjectionOptions = InjectionOptions.Escape,
            InjectionCharacters = ['=', '@', '-', '\t', '\r'],
        }))
        {
            WriteRow(csv, Columns);
            foreach (var reservation in reservations)
            {
                WriteRow(csv, GetFields(reservation));
            }
        }

        return text.ToString();
    }

    private static string?[] GetFields(ReservationView reservation) =>
    [
        reservation.Id,
        reservation.Status == BookingStatus.Cancelled ? "cancelled" : "booked",
        reservation.Date,
        reservation.Time,
        reservation.TimeZone,
        reservation.RestaurantName,
        reservation.PhoneNumber,
        reservation.PartySize.ToString(CultureInfo.InvariantCulture),
        reservation.CustomerName,
        reservation.ConfirmationNumber,
        reservation.SpecialRequests,
    ];

    private static void WriteRow(CsvWriter csv, IEnumerable<string?> fields)
    {
        foreach (var field in fields)
        {
            csv.WriteField(field);
        }

        csv.NextRecord();
    }
}
