using Concierge.Contracts;
using Concierge.Reservations;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Concierge.Tests.Reservations;

public class ReservationValidatorTests
{
    private static readonly ReservationDetails Good = new()
    {
        RestaurantName = "Luigi's",
        PhoneNumber = "+14155550123",
        PartySize = 4,
        Date = new LocalDate(2026, 11, 22),
        Time = new LocalTime(19, 0),
        CustomerName = "Ada",
    };

    private static readonly ExistingBooking Booked = new(Good.Date, Good.Time, Good.PartySize, "BK472");

    private readonly ReservationValidator _validator = new(new LocalClock(new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 15, 0, 0, TimeSpan.Zero))));

    public static TheoryData<string, ReservationDetails> Bad() => new()
    {
        { "request.party_size", Good with { PartySize = 0 } },
        { "request.party_size", Good with { PartySize = 13 } },
        { "request.past_time", Good with { Time = new LocalTime(15, 0) } },
        { "request.past_time", Good with { Date = new LocalDate(2026, 11, 21) } },
        { "request.too_far_ahead", Good with { Date = new LocalDate(2027, 11, 23) } },
        { "request.time_range", Good with { EarliestTime = new LocalTime(20, 0) } },
        { "request.customer_name", Good with { CustomerName = " " } },
        { "request.customer_name", Good with { CustomerName = "Ada\u0007" } },
        { "request.restaurant_name", Good with { RestaurantName = new string('a', 101) } },
        { "request.special_requests", Good with { SpecialRequests = "a\nb" } },
        { "phone.refused", Good with { PhoneNumber = "911" } },
        { "request.existing_booking", Good with { Purpose = CallPurpose.Cancel } },
        { "request.existing_booking", Good with { Purpose = CallPurpose.Cancel, PartySize = 5, Existing = Booked } },
        { "request.past_time", Good with { Purpose = CallPurpose.Change, Existing = Booked with { Time = new LocalTime(14, 0) } } },
        { "request.party_size", Good with { Purpose = CallPurpose.Change, Existing = Booked with { PartySize = 0 } } },
        { "reservation.unchanged", Good with { Purpose = CallPurpose.Change, Existing = Booked } },
        { "request.confirmation_number", Good with { Purpose = CallPurpose.Cancel, Existing = Booked with { ConfirmationNumber = "BK\n472" } } },
        { "request.confirmation_number", Good with { Purpose = CallPurpose.Cancel, Existing = Booked with { ConfirmationNumber = new string('1', 21) } } },
        { "phone.invalid", Good with { CustomerPhone = "1234" } },
    };

    [Fact]
    public void Validate_CancellationAndChange_Pass()
    {
        _validator.Validate(Good with { Purpose = CallPurpose.Cancel, Existing = Booked });
        _validator.Validate(Good with { Purpose = CallPurpose.Change, PartySize = 5, Existing = Booked });
        _validator.Validate(Good with { Purpose = CallPurpose.Change, SpecialRequests = "a high chair", Existing = Booked with { ConfirmationNumber = null } });
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void Validate_InvalidRequest_Throws(string code, ReservationDetails details) =>
        Should.Throw<ConciergeException>(() => _validator.Validate(details)).Error.Code.ShouldBe(code);

    [Fact]
    public void Validate_ValidRequest_Passes() => Should.NotThrow(() => _validator.Validate(Good));

    [Fact]
    public void Validate_PastTime_IsJudgedInTheRestaurantsTimeZone() =>
        Should.Throw<ConciergeException>(() => _validator.Validate(Good, "Asia/Tokyo")).Error.Code.ShouldBe("request.past_time");
}
