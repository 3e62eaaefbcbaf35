using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Language.Dates;
using NodaTime.Text;

namespace Concierge.Cli.Views;

/// <summary>Says what is going to happen, before it happens.</summary>
internal static class UnderstoodFormatter
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>The heading: what the call is for.</summary>
    public static string GetHeading(UnderstoodRequestView understood) => understood.Purpose switch
    {
        CallPurpose.Change => "To change",
        CallPurpose.Cancel => "To cancel",
        _ => "Understood",
    };

    /// <summary>Describes the table, and for a change what becomes of it, in one line each.</summary>
    public static IEnumerable<string> Format(UnderstoodRequestView understood)
    {
        if (understood is { Purpose: CallPurpose.Change, Existing: { } existing })
        {
            yield return FormatTable(existing.Date, existing.Time, existing.PartySize, understood.CustomerName);
            foreach (var change in FormatChanges(existing, understood))
            {
                yield return change;
            }
        }
        else
        {
            yield return FormatTable(understood.Date, understood.Time, understood.PartySize, understood.CustomerName);
        }

        // Concessions and requests of a booking that is cancelled have no meaning.
        if (understood.Purpose == CallPurpose.Cancel)
        {
            yield break;
        }

        foreach (var concession in ConcessionFormatter.Format(understood))
        {
            yield return concession;
        }

        if (understood.SpecialRequests is { } requests)
        {
            yield return $"special requests: {requests}";
        }
    }

    private static IEnumerable<string> FormatChanges(ExistingBookingBody existing, UnderstoodRequestView understood)
    {
        if (existing.PartySize is { } party && party != understood.PartySize)
        {
            yield return $"{party} → {BookingFormatter.FormatParty(understood.PartySize)}";
        }

        if (existing.Date is { } date && date != understood.Date)
        {
            yield return $"{FormatDay(date)} → {FormatDay(understood.Date)}";
        }

        if (existing.Time is { } time && time != understood.Time)
        {
            yield return $"{FormatTime(time)} → {FormatTime(understood.Time)}";
        }
    }

    private static string FormatTable(string? date, string? time, int? party, string name) =>
        $"{BookingFormatter.FormatParty(party ?? 0)}, {FormatDay(date, withYear: true)} at {FormatTime(time)}, for {name}";

    private static string FormatDay(string? date, bool withYear = false) => BookingFormatter.FormatDay(LocalDatePattern.Iso.Parse(date ?? "").Value, withYear);

    private static string FormatTime(string? time) => BookingFormatter.FormatTime(Clock.Parse(time ?? "").Value);
}
