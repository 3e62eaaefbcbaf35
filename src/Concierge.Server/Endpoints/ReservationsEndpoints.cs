using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using Concierge.Calls.Limits;
using Concierge.Calls.Results;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Server.Mapping;
using Concierge.Server.Description;
using Concierge.Server.Requests;
using Concierge.Server.Security;
using Concierge.Server.Streams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Server.Endpoints;

/// <summary>The endpoints of bookings: read them, and change or cancel a booking by a call.</summary>
internal static class ReservationsEndpoints
{
    private const string EventStream = "text/event-stream";
    private const string CalendarExtension = ".ics";
    private const string IfMatch = "The ETag of the booking that was read: if it has changed since, nobody is called.";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var reservations = routes.MapGroup("/reservations").RequireAuthorization().WithTags("Reservations");
        reservations.MapGet("", ListAsync).WithName("ListReservations").WithPages()
            .WithErrors("request.parameter", "storage.*")
            .WithSummary("The upcoming bookings, the next one first. all=true includes past and cancelled ones; from, to (days) and restaurant select. "
                + "limit and offset give a page, and the header Link the next one. "
                + "With \"Accept: text/calendar\", or under /reservations.ics, as an iCalendar.")
            .Produces<IReadOnlyList<ReservationView>>();
        reservations.MapGet("/{reservation_id}", GetAsync).WithName("GetReservation")
            .WithErrors("reservation.not_found", "storage.*")
            .WithAnswerHeader(StatusCodes.Status200OK, "ETag", "The version of the booking, for If-Match and If-None-Match.")
            .WithRequestHeader("If-None-Match", "Versions that the client has: 304 if the booking is one of them.")
            .Produces(StatusCodes.Status304NotModified)
            .WithSummary("One booking, by its id or its confirmation number. With \"Accept: text/calendar\", or with .ics after the id, as an iCalendar.")
            .Produces<ReservationView>();
        reservations.MapPost("/{reservation_id}/cancel", CancelAsync).WithName("CancelReservation")
            .WithErrors("reservation.not_found", "reservation.changed", "reservation.*", "phone.*", "restaurant.closed", "limit.*", "twilio.*", "storage.*")
            .WithRequestHeader("If-Match", IfMatch)
            .WithSummary("Calls the restaurant to cancel a booking; its answer decides. "
                + "With call_when_open=true a restaurant that is closed now is called when it opens. "
                + "With \"Accept: text/event-stream\" it streams the progress as server-sent events, with the answer last.")
            .Produces<RequestAnswer>(StatusCodes.Status200OK, "application/json", EventStream);
        reservations.MapPost("/{reservation_id}/change", ChangeAsync).WithName("ChangeReservation")
            .WithErrors(
                "reservation.not_found", "reservation.changed", "reservation.*", "plan.with_fields", "request.*", "phone.*",
                "restaurant.closed", "limit.*", "twilio.*", "storage.*")
            .WithRequestHeader("If-Match", IfMatch)
            .WithSummary("Calls the restaurant to change a booking, as a text says or as fields say; its answer decides. "
                + "With call_when_open=true a restaurant that is closed now is called when it opens. "
                + "With \"Accept: text/event-stream\" it streams the progress as server-sent events, with the answer last.")
            .Produces<RequestAnswer>(StatusCodes.Status200OK, "application/json", EventStream);
        reservations.MapPost("/subscription", SubscribeAsync).WithName("SubscribeToReservations")
            .WithErrors("storage.*", "request.user")
            .WithSummary("The address of a calendar with this key's bookings for a calendar program, with its own secret. "
                + "It ends with the key, or with DELETE.");
        reservations.MapDelete("/subscription", UnsubscribeAsync).WithName("RevokeSubscription")
            .WithErrors("storage.*", "request.user")
            .WithSummary("Revokes every address of a calendar that was made with this key. POST makes a new one.");
        routes.MapGet(CalendarSecret.Path, CalendarAsync).RequireAuthorization().WithTags("Reservations").WithName("ListReservationsAsCalendar")
            .WithErrors("storage.*")
            .WithSummary("The upcoming bookings as an iCalendar: with the key, or with the secret of POST /reservations/subscription. "
                + "all=true includes past and cancelled ones.")
            .Produces<string>(StatusCodes.Status200OK, CalendarWriter.MediaType);
    }

    private static async Task<IResult> ListAsync(
        bool? all, string? from, string? to, string? restaurant, int? limit, int? offset, IBookingReader book, HttpRequest request)
    {
        var (first, last) = (ParseDay(from, "from"), ParseDay(to, "to"));
        if (first > last)
        {
            throw new ConciergeException(new("request.parameter", "The parameter from is a later day than to.", "Exchange from and to."));
        }

        var found = await book.ListAsync(all == true, request.HttpContext.RequestAborted);
        var bookings = PageLink.Take(
            [.. found.Where(booking => (first is null || booking.Date >= first)
                && (last is null || booking.Date <= last)
                && (restaurant is null || booking.RestaurantName.Contains(restaurant, StringComparison.OrdinalIgnoreCase)))],
            limit,
            offset,
            request);
        return WantsCalendar(request)
            ? CreateCalendarResult(bookings)
            : TypedResults.Ok<IReadOnlyList<ReservationView>>([.. bookings.Select(ReservationViewMapper.Map)]);
    }

    private static LocalDate? ParseDay(string? text, string name) =>
        string.IsNullOrWhiteSpace(text) ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value
        : throw new ConciergeException(new(
            "request.parameter",
            $"The parameter {name} is not valid: it must be a day such as 2026-11-27.",
            "GET /openapi.json describes the request."));

    // A calendar of the internet needs the public address.
    private static async Task<Ok<SubscriptionView>> SubscribeAsync(HttpContext context, CalendarSecret secret, TwilioOptions twilio)
    {
        var server = twilio.PublicDomain is { } domain ? $"https://{domain}" : $"{context.Request.Scheme}://{context.Request.Host}";
        var text = await secret.CreateAsync(GetOwnKey(context).Hash, context.RequestAborted);
        return TypedResults.Ok(new SubscriptionView($"{server}{CalendarSecret.Path}?{CalendarSecret.Parameter}={text}"));
    }

    private static async Task<NoContent> UnsubscribeAsync(HttpContext context, CalendarSecret secret)
    {
        await secret.RevokeAsync(GetOwnKey(context).Hash, context.RequestAborted);
        return TypedResults.NoContent();
    }

    // An address belongs to a key. One made for somebody else would read the bookings of the key's owner.
    private static KeyHolder GetOwnKey(HttpContext context)
    {
        var holder = context.Features.GetRequiredFeature<KeyHolder>();
        return (CurrentUser.Name ?? ApiKeyAuthenticationHandler.OperatorName) == holder.Name ? holder : throw new ConciergeException(new(
            "request.user",
            "A calendar address is for the bookings of the key's own person.",
            $"Leave out {UserHeaderMiddleware.Name}, or let the person make the address with a key of their own."));
    }

    private static async Task<IResult> CalendarAsync(
        bool? all,
        IBookingReader book,
        CancellationToken cancellationToken) => CreateCalendarResult(await book.ListAsync(all == true, cancellationToken));

    private static async Task<IResult> GetAsync(string reservation_id, IBookingReader book, HttpRequest request)
    {
        var asCalendar = reservation_id.EndsWith(CalendarExtension, StringComparison.OrdinalIgnoreCase);
        var booking = await FindAsync(book, asCalendar ? reservation_id[..^CalendarExtension.Length] : reservation_id, request.HttpContext.RequestAborted);
        if (asCalendar || WantsCalendar(request))
        {
            return CreateCalendarResult([booking]);
        }

        var tag = BookingETag.Create(booking);
        request.HttpContext.Response.Headers.ETag = tag;
        return BookingETag.IsAmong(request.Headers.IfNoneMatch, tag)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(ReservationViewMapper.Map(booking));
    }

    private static async Task<IResult> CancelAsync(
        string reservation_id, bool? call_when_open, IBookingReader book, BookingCallService calls, HttpRequest request)
    {
        var booking = await FindAsync(book, reservation_id, request.HttpContext.RequestAborted);
        BookingETag.ThrowIfChanged(request, booking);
        var details = await calls.PrepareCancellationAsync(booking, call_when_open == true, request.HttpContext.RequestAborted);
        return await PlaceCallAsync(details, calls, request);
    }

    private static async Task<IResult> ChangeAsync(
        string reservation_id,
        bool? call_when_open,
        ChangeBody body,
        IBookingReader book,
        BookingCallService calls,
        HttpRequest request)
    {
        var booking = await FindAsync(book, reservation_id, request.HttpContext.RequestAborted);
        BookingETag.ThrowIfChanged(request, booking);
        var details = body.Text is { } text
            ? await calls.PrepareChangeAsync(booking, CheckTextOnly(body, text), call_when_open == true, request.HttpContext.RequestAborted)
            : await calls.PrepareChangeAsync(booking, body, call_when_open == true, request.HttpContext.RequestAborted);
        return await PlaceCallAsync(details, calls, request);
    }

    // Words and fields could contradict each other.
    private static string CheckTextOnly(ChangeBody body, string text) => body == new ChangeBody(text)
        ? text
        : throw new ConciergeException(new(
            "plan.with_fields", "A change is made of a text or of fields.", "Send the fields alone, or say all of it in the text."));

    private static async Task<IResult> PlaceCallAsync(ReservationDetails details, BookingCallService calls, HttpRequest request)
    {
        var callId = await calls.StartAsync(details, request.HttpContext.RequestAborted);
        if (request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals(EventStream, StringComparison.OrdinalIgnoreCase)))
        {
            return new EventStreamResult(ProgressAsync(details, callId, calls, request.HttpContext.RequestAborted));
        }

        return TypedResults.Ok(CreateAnswer(await calls.WaitAsync(callId, request.HttpContext.RequestAborted)));
    }

    private static async IAsyncEnumerable<SseItem<string>> ProgressAsync(
        ReservationDetails details, string callId, BookingCallService calls, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return ProgressEventFactory.Create(details, otherBooking: null);
        yield return ProgressEventFactory.CreateCallStarted(callId);
        await foreach (var callEvent in calls.FollowAsync(callId, cancellationToken))
        {
            yield return ProgressEventFactory.Create(callEvent);
        }

        yield return ProgressEventFactory.Create(CreateAnswer(await calls.WaitAsync(callId, cancellationToken)));
    }

    private static RequestAnswer CreateAnswer(VoiceCallResult result) => new(
        "",
        result.Message,
        result.Error?.Code,
        result.Error?.Remedy is { Length: > 0 } remedy ? remedy : null,
        ResultViewMapper.Map(result));

    private static async Task<Booking> FindAsync(IBookingReader book, string id, CancellationToken cancellationToken) =>
        await book.FindAsync(id, cancellationToken) ?? throw new ConciergeException(BookingCallService.NotFound);

    private static bool WantsCalendar(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals(CalendarWriter.MediaType, StringComparison.OrdinalIgnoreCase));

    private static ContentHttpResult CreateCalendarResult(IEnumerable<Booking> bookings) => TypedResults.Text(
        CalendarWriter.Write(bookings),
        CalendarWriter.MediaType,
        Encoding.UTF8);
}
