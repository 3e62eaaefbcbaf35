using Concierge.Reservations;
using NodaTime;

namespace Concierge.Tests.Reservations;

public class DateListTests
{
    private static readonly LocalDate Friday = new(2026, 11, 27);
    private static readonly LocalDate Saturday = new(2026, 11, 28);

    private static readonly ReservationDetails Request = new()
    {
        RestaurantName = "Luigi's",
        PhoneNumber = "+14155550123",
        PartySize = 4,
        Date = new LocalDate(2026, 11, 26),
        Time = new LocalTime(19, 0),
        CustomerName = "Ada",
    };

    [Fact]
    public void Equals_SameDays_IsTrue()
    {
        DateList one = [Friday, Saturday];
        DateList other = [Friday, Saturday];

        one.Equals(other).ShouldBeTrue();
        one.GetHashCode().ShouldBe(other.GetHashCode());
    }

    [Fact]
    public void Equals_OtherOrderOrLength_IsFalse()
    {
        DateList days = [Friday, Saturday];

        days.Equals([Saturday, Friday]).ShouldBeFalse();
        days.Equals([Friday]).ShouldBeFalse();
    }

    [Fact]
    public void ReservationDetails_WithTheSameOtherDates_AreEqual()
    {
        (Request with { OtherDates = [Friday] }).ShouldBe(Request with { OtherDates = [Friday] });
        (Request with { OtherDates = [Friday] }).ShouldNotBe(Request with { OtherDates = [Saturday] });
    }
}
