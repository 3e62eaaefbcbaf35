using Concierge.Contracts;
using NodaTime;

namespace Concierge.Tests.Agents;

/// <summary>Requests in words of which the call is only planned.</summary>
public sealed class PlannedCallTests
{
    private const string Request = "Book a table at Luigi's for 4 tomorrow at 7pm";

    private readonly TestSession _session = new() { PlansOnly = true };

    [Fact]
    public async Task Run_CompleteRequest_IsPlannedAndNobodyIsCalled()
    {
        var answer = await _session.SayAsync(Request);

        var plan = answer.Plan.ShouldNotBeNull();
        (plan.RestaurantName, plan.PartySize, plan.Date, plan.Time).ShouldBe(("Luigi's", 4, new LocalDate(2026, 11, 23), new LocalTime(19, 0)));
        answer.Text.ShouldContain("Shall I call them?");
        _session.Calls.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_MissingDetails_AreAskedForBeforeThePlan()
    {
        var asked = await _session.SayAsync("Book a table at Luigi's tomorrow at 7pm");
        asked.Plan.ShouldBeNull();
        asked.Text.ShouldEndWith("?");

        (await _session.SayAsync("4 people")).Plan.ShouldNotBeNull().PartySize.ShouldBe(4);
    }

    [Fact]
    public async Task Run_OtherDetailsAfterAPlan_MakeANewPlan()
    {
        await _session.SayAsync(Request);

        (await _session.SayAsync("make it 5 people")).Plan.ShouldNotBeNull().PartySize.ShouldBe(5);
        _session.Calls.Started.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_WithoutAnAccount_IsPlannedAllTheSame()
    {
        _session.Calls.UnavailableReason = new ConciergeError("twilio.not_configured", "Twilio is not configured.");

        (await _session.SayAsync(Request)).Plan.ShouldNotBeNull();
    }

    [Fact]
    public async Task Run_ClosedRestaurant_IsToldInsteadOfAPlan()
    {
        _session.Calls.Refusal = new ConciergeError("restaurant.closed", "Luigi's is closed now.");

        var answer = await _session.SayAsync(Request);

        (answer.Plan, answer.Error?.Code).ShouldBe((null, "restaurant.closed"));
    }

    [Fact]
    public async Task Follow_AgreedPlan_IsRememberedAsABooking()
    {
        var plan = (await _session.SayAsync(Request)).Plan!;

        var booked = await _session.AgreeAsync(plan);

        booked.Result!.Outcome.ShouldBe(CallOutcome.Confirmed);
        booked.Plan.ShouldBeNull();
        (await _session.SayAsync("what's the confirmation number again?")).Text.ShouldContain("BK472");
    }

    [Fact]
    public async Task Cancel_Planned_IsNotAskedAboutTwice()
    {
        await _session.AgreeAsync((await _session.SayAsync(Request)).Plan!);

        var plan = (await _session.AskFirstAsync("cancel my table at Luigi's")).Plan.ShouldNotBeNull();

        plan.Purpose.ShouldBe(CallPurpose.Cancel);
        (await _session.AgreeAsync(plan)).Result!.Outcome.ShouldBe(CallOutcome.Cancelled);
    }
}
