using Concierge.Agents.Tools;
using Concierge.Calls.Lifecycle;
using Concierge.Calls.Plans;
using Concierge.Calls.Prices;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Language.Phones;
using Concierge.Media.Realtime;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Restaurants.Search;
using Concierge.Server.Mapping;

namespace Concierge.Server.Requests;

/// <summary>Makes plans, and says what a plan's call would do now.</summary>
internal sealed class PlanService(
    CallPlanRegistry plans,
    CallChecker checker,
    RestaurantDirectory directory,
    IBookingReader bookings,
    CallPriceTable prices,
    RealtimeOptions realtime,
    CallOptions calls,
    LocalClock clock,
    TimeProvider timeProvider)
{
    /// <summary>Makes a plan. Nobody is called.</summary>
    /// <param name="details">What the call would ask for.</param>
    /// <param name="sessionId">The session of the request in words, if there is one.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="ConciergeException">The database cannot be used (<c>storage.…</c>).</exception>
    public async Task<PlanView> CreateAsync(ReservationDetails details, string? sessionId, CancellationToken cancellationToken)
    {
        var number = PhoneNumber.TryParse(details.PhoneNumber, out var parsed) ? parsed.E164 : details.PhoneNumber;
        return await DescribeAsync(
            await plans.CreateAsync(details with { PhoneNumber = number }, sessionId, cancellationToken), cancellationToken);
    }

    /// <summary>Describes a plan as it is now: limits and opening hours may have changed since it was made.</summary>
    /// <exception cref="ConciergeException">There is no such plan (<c>plan.not_found</c>).</exception>
    public async Task<PlanView> GetAsync(string id, CancellationToken cancellationToken) =>
        await DescribeAsync(await plans.FindAsync(id, cancellationToken), cancellationToken);

    /// <summary>Describes a request that is not complete yet.</summary>
    public static PlanView CreateIncomplete(IReadOnlyList<PlanQuestionView> questions, string? sessionId) => new()
    {
        Status = PlanStatus.Incomplete,
        Summary = string.Join(' ', questions.Select(question => question.Text)),
        SessionId = sessionId,
        Questions = questions,
        Problems = [],
    };

    /// <summary>Describes a request in words whose restaurant is closed: there is no plan before the guest has chosen.</summary>
    public static PlanView CreateClosed(ConciergeError refusal, string sessionId) => new()
    {
        Status = PlanStatus.Incomplete,
        Summary = refusal.ToString(),
        SessionId = sessionId,
        Questions = [.. PlanQuestions.ForRefusals([refusal])],
        Problems = [PlanViewMapper.Map(refusal)],
    };

    private async Task<PlanView> DescribeAsync(CallPlan plan, CancellationToken cancellationToken)
    {
        var details = plan.Details;
        var preview = await checker.PreviewAsync(details, cancellationToken);
        var restaurant = PhoneNumber.TryParse(details.PhoneNumber, out var number) ? await directory.FindByNumberAsync(number, cancellationToken) : null;
        return PlanViewMapper.Map(
            new PlanFacts(
                plan,
                preview,
                restaurant,
                prices.Estimate(details.PhoneNumber, realtime.Model, calls.Timeout),
                await new OtherBookingFinder(bookings).DescribeAsync(details, cancellationToken),
                [.. PlanQuestions.ForRefusals(preview.Refusals)]),
            clock.GetNow(details.TimeZone),
            timeProvider.GetUtcNow());
    }
}
