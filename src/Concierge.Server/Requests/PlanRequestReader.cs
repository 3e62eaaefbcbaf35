using Concierge.Calls.Plans;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Language.Phones;
using Concierge.Reservations;
using Concierge.Restaurants;
using Concierge.Restaurants.Search;

namespace Concierge.Server.Requests;

/// <summary>Reads a request for a plan that is given in fields, as a correction, or as the change of a booking.</summary>
internal sealed class PlanRequestReader(
    CallRequestParser parser,
    RestaurantDirectory directory,
    CallPlanRegistry plans,
    IBookingReader bookings,
    BookingCallService changes,
    BookingChanges changing)
{
    /// <summary>Reads the request.</summary>
    /// <exception cref="ConciergeException">
    /// There is no such plan, booking or restaurant, or a field is not valid (<c>plan.not_found</c>, <c>reservation.…</c>, <c>restaurant.…</c>,
    /// <c>request.…</c>, <c>phone.…</c>).
    /// </exception>
    public async Task<PlanReading> ReadAsync(CreatePlanRequest body, CancellationToken cancellationToken)
    {
        if (body.ReservationId is { } reservation)
        {
            return new PlanReading(await PrepareChangeAsync(reservation, body, cancellationToken), []);
        }

        var earlier = body.PlanId is { } id ? await plans.FindAsync(id, cancellationToken) : null;
        var (fields, question) = await CompleteRestaurantAsync(
            earlier is null ? PlanFields.Read(body) : PlanFields.Correct(earlier.Details, body), body.RestaurantId, cancellationToken);
        var missing = parser.FindMissing(fields).Where(field => question is null || field is not ("restaurant_name" or "phone_number"));
        List<PlanQuestionView> questions = [.. missing.Select(PlanQuestions.ForMissing)];
        if (question is not null)
        {
            questions.Insert(0, question);
        }

        if (questions.Count > 0)
        {
            return new PlanReading(null, questions);
        }

        var details = await parser.ParseAsync(fields, cancellationToken);
        return new PlanReading(earlier is null ? details : details with { CustomerPhone = earlier.Details.CustomerPhone }, []);
    }

    // The directory's number, where the request has none. A name that fits several restaurants is asked about.
    private async Task<(CreateCallRequest Fields, PlanQuestionView? Question)> CompleteRestaurantAsync(
        CreateCallRequest fields, long? restaurantId, CancellationToken cancellationToken)
    {
        if (restaurantId is { } id)
        {
            var stored = await directory.FindByIdAsync(id, cancellationToken) ?? throw new ConciergeException(RestaurantErrors.NotKnown);
            return (Complete(fields, stored), null);
        }

        if (!string.IsNullOrWhiteSpace(fields.PhoneNumber) || string.IsNullOrWhiteSpace(fields.RestaurantName))
        {
            return (await CompleteNameAsync(fields, cancellationToken), null);
        }

        var search = await directory.FindAsync(fields.RestaurantName, cancellationToken);
        return search.Match is { } match ? (Complete(fields, match), null)
            : search.Candidates.Count > 0 ? (fields, PlanQuestions.ForCandidates(search.Candidates))
            : throw new ConciergeException(search.Error!);
    }

    private async Task<CreateCallRequest> CompleteNameAsync(CreateCallRequest fields, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(fields.RestaurantName)
        && PhoneNumber.TryParse(fields.PhoneNumber ?? "", out var number)
        && await directory.FindByNumberAsync(number, cancellationToken) is { } known
            ? Complete(fields, known)
            : fields;

    private static CreateCallRequest Complete(CreateCallRequest fields, Restaurant restaurant) => fields with
    {
        RestaurantName = restaurant.Name,
        PhoneNumber = restaurant.PhoneNumber.E164,
        TimeZone = fields.TimeZone ?? restaurant.TimeZone,
        OpeningHours = fields.OpeningHours ?? restaurant.OpeningHours,
    };

    private async Task<ReservationDetails> PrepareChangeAsync(string reservation, CreatePlanRequest body, CancellationToken cancellationToken)
    {
        var booking = await bookings.FindAsync(reservation, cancellationToken) ?? throw new ConciergeException(BookingCallService.NotFound);
        var whenOpen = body.CallWhenOpen == true;
        if (body.Purpose == "cancel")
        {
            return await changes.PrepareCancellationAsync(booking, whenOpen, cancellationToken);
        }

        if (body.Text is { } text)
        {
            return await changes.PrepareChangeAsync(booking, text, whenOpen, cancellationToken);
        }

        var wanted = BookingChangeFields.Read(body, changing.GetToday(booking));
        return await changing.PrepareChangeAsync(booking, wanted with { CallWhenOpen = whenOpen }, cancellationToken);
    }
}
