using Concierge.Calls;
using Concierge.Contracts;

namespace Concierge.Tests.Agents;

/// <summary>Conversations about a restaurant that is closed.</summary>
public sealed class ClosedRestaurantConversationTests
{
    private const string Request = "Book a table at Luigi's for 4 tomorrow at 7pm";

    private readonly TestSession _session = new();

    [Theory]
    [InlineData("call when they open")]
    [InlineData("Call them as soon as they open, please")]
    [InlineData("then call once it opens")]
    [InlineData("yes")]
    [InlineData("ok, do that")]
    public async Task ClosedNow_GuestAgrees_CallsWhenItOpens(string reply)
    {
        _session.Calls.Refusal = CallErrors.RestaurantClosed("Luigi's", "tomorrow at 12:00", canWait: true);
        var answer = await _session.SayAsync(Request);
        answer.Text.ShouldContain("it opens tomorrow at 12:00");
        answer.Error!.Code.ShouldBe("restaurant.closed");
        _session.Calls.Refusal = null;

        (await _session.SayAsync(reply)).Text.ShouldStartWith("Booked: Luigi's, 4 people, Monday 23 November at 7:00 PM.");

        var details = _session.Calls.Started.ShouldHaveSingleItem();
        details.CallWhenOpen.ShouldBeTrue();
        details.DespiteClosing.ShouldBeFalse();
    }

    [Fact]
    public async Task ClosedNow_RequestSaysWhenOpen_CallsWhenItOpens()
    {
        (await _session.SayAsync($"{Request}. Call when they open")).Result.ShouldNotBeNull();
        _session.Calls.Started.ShouldHaveSingleItem().CallWhenOpen.ShouldBeTrue();
    }

    [Theory]
    [InlineData("ask them anyway")]
    [InlineData("I insist")]
    [InlineData("yes")]
    public async Task ClosedAtTableTime_GuestInsists_CallsAnyway(string reply)
    {
        _session.Calls.Refusal = CallErrors.RestaurantClosedAtRequestedTime("Luigi's", "Monday 23 November at 7:00 PM", "Tuesday at 12:00");
        (await _session.SayAsync(Request)).Error!.Code.ShouldBe("restaurant.closed_then");
        _session.Calls.Refusal = null;

        (await _session.SayAsync(reply)).Text.ShouldStartWith("Booked: Luigi's");

        _session.Calls.Started.ShouldHaveSingleItem().DespiteClosing.ShouldBeTrue();
    }

    [Fact]
    public async Task ClosedAtTableTime_AnotherDay_ClearsDespiteClosing()
    {
        _session.Calls.Refusal = CallErrors.RestaurantClosedAtRequestedTime("Luigi's", "Monday 23 November at 7:00 PM", "Tuesday at 12:00");
        await _session.SayAsync(Request);
        _session.Calls.Refusal = null;
        (await _session.SayAsync("Tuesday then")).Text.ShouldStartWith("Booked: Luigi's, 4 people, Tuesday 24 November at 7:00 PM.");
        _session.Calls.Started.ShouldHaveSingleItem().DespiteClosing.ShouldBeFalse();
    }

    [Theory]
    [InlineData("make it 5 people", CallPurpose.Change, "call when they open")]
    [InlineData("make it 5 people", CallPurpose.Change, "yes")]
    [InlineData("cancel that", CallPurpose.Cancel, "call them when they open")]
    [InlineData("cancel that", CallPurpose.Cancel, "ok, do that")]
    public async Task ClosedNow_ChangeOrCancel_CallsWhenItOpens(string request, CallPurpose purpose, string reply)
    {
        var session = new TestSession(directory: new FakeRestaurantDirectory(FakeRestaurantDirectory.Luigis with { OpeningHours = "Mo-Su 17:00-23:00" }));
        await session.SayAsync(Request);
        session.Calls.Refusal = CallErrors.RestaurantClosed("Luigi's", "today at 17:00", canWait: true);
        var answer = await session.SayAsync(request);
        answer.Error!.Code.ShouldBe("restaurant.closed");
        answer.Text.ShouldContain("it opens today at 17:00");
        session.Calls.Refusal = null;

        (await session.SayAsync(reply)).Result.ShouldNotBeNull();

        session.Calls.Started.Count.ShouldBe(2);
        var details = session.Calls.Started[1];
        (details.Purpose, details.CallWhenOpen, details.OpeningHours).ShouldBe((purpose, true, "Mo-Su 17:00-23:00"));
    }

    [Fact]
    public async Task ClosedNow_GuestDeclines_MakesNoCall()
    {
        _session.Calls.Refusal = CallErrors.RestaurantClosed("Luigi's", "tomorrow at 12:00", canWait: true);
        await _session.SayAsync(Request);
        _session.Calls.Refusal = null;
        await _session.SayAsync("no");
        _session.Calls.Started.ShouldBeEmpty();
    }
}
