using System.Globalization;
using Concierge.Contracts;
using Concierge.Reservations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Concierge.Server.Endpoints;

/// <summary>The version of a booking as an entity tag, so that a client changes what it has seen.</summary>
internal static class BookingETag
{
    /// <summary>The tag: the id and the number of changes.</summary>
    public static string Create(Booking booking) => string.Create(CultureInfo.InvariantCulture, $"\"{booking.Id}-{booking.Revision}\"");

    /// <summary>Whether a header names the tag, or any.</summary>
    public static bool IsAmong(StringValues header, string tag) => Split(header).Any(value => value == "*" || value == tag || value == $"W/{tag}");

    /// <summary>Refuses a request whose header If-Match names another version.</summary>
    /// <exception cref="ConciergeException">The booking has changed since (<c>reservation.changed</c>).</exception>
    public static void ThrowIfChanged(HttpRequest request, Booking booking)
    {
        // A weak tag never matches here (RFC 9110, 13.1.1).
        if (request.Headers.IfMatch.Count > 0 && !Split(request.Headers.IfMatch).Any(value => value == "*" || value == Create(booking)))
        {
            throw new ConciergeException(new(
                "reservation.changed", "The booking has changed since you read it.", $"Read it again: GET /reservations/{booking.Id}"));
        }
    }

    private static IEnumerable<string> Split(StringValues header) =>
        header.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
