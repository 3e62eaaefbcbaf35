namespace Concierge.Tests.Agents;

/// <summary>A question is asked twice, the second time with an example; then the request is given up.</summary>
public sealed class RepeatedQuestionTests
{
    [Fact]
    public async Task Question_asked_again_comes_with_an_example_and_keeps_what_is_known()
    {
        var session = new TestSession();
        (await session.SayAsync("Book a table at Luigi's for 4 tomorrow")).Text.ShouldBe("At what time?");

        (await session.SayAsync("hm, book it")).Text.ShouldBe("At what time? For example: \"at 7:30 pm\".");
        await session.SayAsync("7:30 pm");

        var call = session.Calls.Started.ShouldHaveSingleItem();
        (call.RestaurantName, call.PartySize, call.Time).ShouldBe(("Luigi's", 4, new NodaTime.LocalTime(19, 30)));
    }

    [Fact]
    public async Task Question_is_not_asked_for_ever()
    {
        var session = new TestSession();
        await session.SayAsync("Book a table at Luigi's for 4 tomorrow");
        await session.SayAsync("hm, book it");

        (await session.SayAsync("just book it")).Text.ShouldContain("I stop here: nothing is booked");

        session.Calls.Started.ShouldBeEmpty();
        (await session.SayAsync("Book a table at Luigi's for 2 tomorrow")).Text.ShouldBe("At what time?");
    }

    [Fact]
    public async Task Question_which_of_several_restaurants_is_meant_is_not_asked_for_ever()
    {
        var session = new TestSession(directory: new FakeRestaurantDirectory(
            FakeRestaurantDirectory.Dragon with { City = "Paris" }, FakeRestaurantDirectory.Dragon with { City = "London" }));
        (await session.SayAsync("Book a table at Golden Dragon for 4 tomorrow at 7pm")).Text.ShouldContain("Say which one you mean.");

        for (var asked = 0; asked < 5; asked++)
        {
            (await session.SayAsync("Golden Dragon")).Text.ShouldContain("Say which one you mean.");
        }

        (await session.SayAsync("Golden Dragon")).Text.ShouldContain("I stop here: nothing is booked");
        session.Calls.Started.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("10 am", 10)]
    [InlineData("in the morning at 10", 10)]
    [InlineData("10 pm", 22)]
    public async Task Morning_or_evening_is_asked_once(string answer, int hour)
    {
        var session = new TestSession();
        (await session.SayAsync("Book a table at Luigi's for 4 tomorrow at 10")).Text.ShouldBe("Do you mean 10:00 AM or 10:00 PM?");

        await session.SayAsync(answer);

        session.Calls.Started.ShouldHaveSingleItem().Time.Hour.ShouldBe(hour);
    }
}
