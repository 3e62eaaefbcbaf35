using Concierge.Contracts;

namespace Concierge.Tests.Agents;

/// <summary>The guest's own number is never called as the restaurant's.</summary>
public sealed class GuestNumberTests
{
    private const string Own = "+49 7531 555 777";

    [Theory]
    [InlineData("my number is " + Own + ", try again")]
    [InlineData("call me back on " + Own + ", and try again")]
    public async Task Number_said_to_be_the_guests_is_passed_on_and_not_called(string words)
    {
        var session = await FailOnceAsync();

        await session.SayAsync(words);

        (session.Calls.Started[^1].PhoneNumber, session.Calls.Started[^1].CustomerPhone).ShouldBe(("+14155550123", "+497531555777"));
    }

    [Theory]
    [InlineData("it's mine", "+14155550123", "+497531555777")]
    [InlineData("call them there", "+497531555777", null)]
    public async Task Bare_number_for_a_known_restaurant_is_asked_about(string answer, string called, string? own)
    {
        var session = await FailOnceAsync();

        var question = await session.SayAsync(Own);
        question.Text.ShouldContain("your own number");
        question.Text.ShouldContain("+14155550123");
        session.Calls.Started.Count.ShouldBe(1);
        await session.SayAsync(answer);

        session.Calls.Started.Count.ShouldBe(2);
        (session.Calls.Started[1].PhoneNumber, session.Calls.Started[1].CustomerPhone).ShouldBe((called, own));
    }

    [Fact]
    public async Task Number_without_a_country_code_is_read_with_the_restaurants()
    {
        var session = new TestSession(directory: FakeRestaurantDirectory.Usual);

        await session.SayAsync("Book a table at Trattoria da Anna for 4 tomorrow at 7pm, my mobile is 0171 2345678");

        session.Calls.Started.ShouldHaveSingleItem().CustomerPhone.ShouldBe("+491712345678");
    }

    private static async Task<TestSession> FailOnceAsync()
    {
        var session = new TestSession();
        session.Calls.Answer = _ => FakeReservationCalls.Result(CallOutcome.NoAnswer);
        await session.SayAsync("Book a table at Luigi's for 4 tomorrow at 7pm");
        session.Calls.Answer = FakeReservationCalls.Confirm;
        return session;
    }
}
