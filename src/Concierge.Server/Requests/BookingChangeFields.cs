using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Reservations;
using NodaTime;

namespace Concierge.Server.Requests;

/// <summary>Reads the fields of a change of a booking.</summary>
internal static class BookingChangeFields
{
    /// <summary>Reads the fields of a plan.</summary>
    /// <param name="body">The fields.</param>
    /// <param name="today">Today at the restaurant, for days such as "tomorrow".</param>
    /// <exception cref="ConciergeException">A day or a time is not understood (<c>request.date</c>, <c>request.time</c>).</exception>
    public static BookingChangeRequest Read(CreatePlanRequest body, LocalDate today) => Read(
        new ChangeBody(Text: null)
        {
            Date = body.Date,
            Time = body.Time,
            PartySize = body.PartySize,
            SpecialRequests = body.SpecialRequests,
            EarliestTime = body.EarliestTime,
            LatestTime = body.LatestTime,
            OtherDates = body.OtherDates,
            SmallestParty = body.SmallestParty,
            Seating = body.Seating,
            DespiteClosing = body.DespiteClosing,
        },
        today);

    /// <summary>Reads the fields of a change.</summary>
    /// <inheritdoc cref="Read(CreatePlanRequest, LocalDate)"/>
    public static BookingChangeRequest Read(ChangeBody body, LocalDate today) => new()
    {
        Date = CallRequestParser.ParseDate(body.Date, today),
        Time = CallRequestParser.ParseTime(body.Time),
        PartySize = body.PartySize,
        SpecialRequests = body.SpecialRequests,
        EarliestTime = CallRequestParser.ParseTime(body.EarliestTime),
        LatestTime = CallRequestParser.ParseTime(body.LatestTime),
        OtherDates = [.. (body.OtherDates ?? []).Select(day => DateTimeTextParser.ParseDate(day, today))],
        SmallestParty = body.SmallestParty,
        Seating = body.Seating,
        DespiteClosing = body.DespiteClosing == true,
    };
}
