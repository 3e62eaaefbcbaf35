using System.CommandLine;
using System.Text.Json;
using Concierge.Cli.CommandLine;
using Concierge.Contracts;
using Concierge.Language.Dates;
using Concierge.Contracts.Api;
using NodaTime.Text;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Shows bookings.</summary>
internal sealed class ReservationsView
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private readonly bool _json;

    private ReservationsView(bool json) => _json = json;

    public static ReservationsView Create(ParseResult parsed) => new(parsed.GetValue(CommonOptions.Json));

    /// <summary>Shows several bookings, one per line.</summary>
    public void ShowList(IReadOnlyList<ReservationView> reservations)
    {
        if (_json)
        {
            foreach (var reservation in reservations)
            {
                Print(reservation);
            }

            return;
        }

        var console = Terminal.Output;
        if (reservations.Count == 0)
        {
            console.WriteLine("No upcoming bookings. Use --all to include past and cancelled ones.");
            return;
        }

        var table = new Table().Border(TableBorder.None).AddColumns("ID", "When", "Restaurant", "Party", "Confirmation", "");
        foreach (var reservation in reservations)
        {
            table.AddRow(
                Markup.Escape(reservation.Id),
                Markup.Escape(When(reservation)),
                Markup.Escape(reservation.RestaurantName),
                Markup.Escape(BookingFormatter.FormatParty(reservation.PartySize)),
                Markup.Escape(reservation.ConfirmationNumber ?? "–"),
                reservation.Status == BookingStatus.Cancelled ? "[yellow]cancelled[/]" : "");
        }

        console.Write(table);
    }

    /// <summary>Shows one booking in detail.</summary>
    public void Show(ReservationView reservation)
    {
        if (_json)
        {
            Print(reservation);
            return;
        }

        var console = Terminal.Output;
        var status = reservation.Status == BookingStatus.Cancelled ? ", cancelled" : "";
        console.MarkupLineInterpolated($"[bold]{reservation.RestaurantName}[/] [dim]({reservation.PhoneNumber})[/]{status}");
        console.MarkupLineInterpolated($"  {When(reservation)}{(reservation.TimeZone is { } zone ? $" ({zone})" : "")}");
        console.MarkupLineInterpolated($"  {BookingFormatter.FormatParty(reservation.PartySize)}, for {reservation.CustomerName}");
        if (reservation.SpecialRequests is { } requests)
        {
            console.MarkupLineInterpolated($"  Special requests: {requests}");
        }

        if (reservation.ConfirmationNumber is { } number)
        {
            console.MarkupLineInterpolated($"  Confirmation number [bold]{number}[/]");
        }

        var changed = reservation.Revision > 0 ? $", changed {reservation.UpdatedAt.ToLocalTime():yyyy-MM-dd HH:mm}" : "";
        var note = ClockText.Format($"{reservation.Id}, booked {reservation.BookedAt.ToLocalTime():yyyy-MM-dd HH:mm}{changed}");
        console.MarkupLineInterpolated($"  [dim]{note}[/]");
    }

    private static string When(ReservationView reservation) => ClockText.Format(BookingFormatter.FormatDayAndTime(
        LocalDatePattern.Iso.Parse(reservation.Date).Value, Clock.Parse(reservation.Time).Value));

    private static void Print(ReservationView reservation) =>
        Console.Out.WriteLine(JsonLine.Create("reservation", JsonSerializer.Serialize(reservation, ApiJsonContext.Default.ReservationView)));
}
