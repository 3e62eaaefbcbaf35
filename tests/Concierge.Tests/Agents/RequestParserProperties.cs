using Concierge.Language;
using Concierge.Reservations;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Concierge.Tests.Agents;

/// <summary>Properties of all sentences: the reader understands a part of a booking correctly or asks about it.</summary>
public class RequestParserProperties
{
    private static readonly string[] Zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia", "Europe/London", "America/Sao_Paulo"];

    [Property(MaxTest = 1500)]
    public Property Read_BookingInAnyForm_IsUnderstoodOrAskedAbout() =>
        Prop.ForAll(Seeds(), seed =>
        {
            var misread = RandomBookingRequest.Create(seed).DescribeMisunderstanding();
            return (misread.Length == 0).Label(misread);
        });

    [Fact]
    public void Read_MostForms_NeedNoQuestion() =>
        Enumerable.Range(0, 500).Count(seed => RandomBookingRequest.Create(seed).IsUnderstood()).ShouldBeGreaterThan(400);

    [Property(MaxTest = 1500)]
    public Property Read_AnySentence_NeverThrowsOrReturnsAPastDay() =>
        Prop.ForAll(Seeds(), seed =>
        {
            var now = new LocalDateTime(2026, 1, 1, 0, 0).PlusHours(Math.Abs(seed % 20_000));
            IReadOnlyCollection<BookingField> asked = (seed % 3) switch { 0 => [BookingField.Time, BookingField.PartySize], 1 => [BookingField.Restaurant, BookingField.CustomerName], _ => [] };
            var said = RequestParser.Parse(RandomSentenceGenerator.Create(seed), now, asked);
            return (said.Date is not { } date || date >= now.Date) && said.OtherDates.All(day => day >= now.Date);
        });

    [Property(MaxTest = 500)]
    public void Read_AnyCharacters_NeverThrows(string? text) => RequestParser.Parse(text ?? "", new LocalDateTime(2026, 11, 25, 10, 0), [BookingField.Restaurant, BookingField.Time]);

    [Property(MaxTest = 500)]
    public Property Read_Tonight_IsInTheRestaurantsTimeZoneAlsoAroundClockChanges() =>
        Prop.ForAll(Moments().ToArbitrary(), spoken =>
        {
            var zone = DateTimeZoneProviders.Tzdb[spoken.Zone];
            var here = new LocalClock(new FakeTimeProvider()).GetLocalTime(spoken.Moment.ToDateTimeOffset(), spoken.Zone);
            var (tonight, tomorrow) = (RequestParser.Parse("Luigi's tonight at 8pm for 2", here, []), RequestParser.Parse("Luigi's tomorrow at 8pm for 2", here, []));
            var today = spoken.Moment.InZone(zone).Date;
            return tonight.Date == today && tomorrow.Date == today.PlusDays(1) && tonight.Time == new LocalTime(20, 0);
        });

    // Half of the moments lie within a day of a change of the clocks.
    private static Gen<(string Zone, Instant Moment)> Moments() =>
        from zone in Gen.Elements(Zones)
        from near in Gen.Elements(true, false)
        from minutes in Gen.Choose(-24 * 60, 24 * 60)
        from day in Gen.Choose(0, 3 * 365)
        select (zone, (near ? ChangeAfter(zone, day) : Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromDays(day)) + Duration.FromMinutes(minutes));

    private static Instant ChangeAfter(string zone, int day)
    {
        var start = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromDays(day);
        var interval = DateTimeZoneProviders.Tzdb[zone].GetZoneInterval(start);
        return interval.HasEnd ? interval.End : start;
    }

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();
}
