using Concierge.Language;
using Concierge.Reservations;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Concierge.Tests.Language;

/// <summary>For every sentence, the parser understands each part of a booking correctly or asks about it.</summary>
[Trait("Category", "Corpus")]
public sealed class RequestParserProperties
{
    private static readonly string[] Zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia", "Europe/London", "America/Sao_Paulo"];

    [Property(MaxTest = 600)]
    public Property Parse_BookingInAnyWording_IsUnderstoodOrAskedAbout() =>
        Prop.ForAll(Seeds(), seed =>
        {
            var misunderstanding = RandomBookingRequest.Create(seed).DescribeMisunderstanding();
            return (misunderstanding.Length == 0).Label(misunderstanding);
        });

    [Fact]
    public void Parse_MostWordings_NeedNoQuestion() =>
        Enumerable.Range(0, 500).Count(seed => RandomBookingRequest.Create(seed).IsUnderstood()).ShouldBeGreaterThan(400);

    [Property(MaxTest = 600)]
    public Property Parse_AnySentence_NeverThrowsOrReturnsAPastDay() =>
        Prop.ForAll(Seeds(), seed =>
        {
            var now = new LocalDateTime(2026, 1, 1, 0, 0).PlusHours(Math.Abs(seed % 20_000));
            IReadOnlyCollection<BookingField> asked = (seed % 3) switch { 0 => [BookingField.Time, BookingField.PartySize], 1 => [BookingField.Restaurant, BookingField.CustomerName], _ => [] };
            var parsed = RequestParser.Parse(RandomSentenceGenerator.Create(seed), now, asked);
            return (parsed.Date is not { } date || date >= now.Date) && parsed.OtherDates.All(day => day >= now.Date);
        });

    [Property(MaxTest = 500)]
    public void Parse_AnyCharacters_NeverThrows(string? text) =>
        RequestParser.Parse(text ?? "", new LocalDateTime(2026, 11, 25, 10, 0), [BookingField.Restaurant, BookingField.Time]);

    [Property(MaxTest = 500)]
    public Property Parse_Tonight_UsesTheRestaurantsTimeZoneAlsoAroundClockChanges() =>
        Prop.ForAll(GenerateMoments().ToArbitrary(), sample =>
        {
            var zone = DateTimeZoneProviders.Tzdb[sample.Zone];
            var localNow = new LocalClock(new FakeTimeProvider()).GetLocalTime(sample.Moment.ToDateTimeOffset(), sample.Zone);
            var tonight = RequestParser.Parse("Luigi's tonight at 8pm for 2", localNow, []);
            var tomorrow = RequestParser.Parse("Luigi's tomorrow at 8pm for 2", localNow, []);
            var today = sample.Moment.InZone(zone).Date;
            return tonight.Date == today && tomorrow.Date == today.PlusDays(1) && tonight.Time == new LocalTime(20, 0);
        });

    // Half of the moments are within a day of a clock change.
    private static Gen<(string Zone, Instant Moment)> GenerateMoments() =>
        from zone in Gen.Elements(Zones)
        from near in Gen.Elements(true, false)
        from minutes in Gen.Choose(-24 * 60, 24 * 60)
        from day in Gen.Choose(0, 3 * 365)
        select (zone, (near ? FindNextClockChange(zone, day) : Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromDays(day)) + Duration.FromMinutes(minutes));

    private static Instant FindNextClockChange(string zone, int day)
    {
        var start = Instant.FromUtc(2026, 1, 1, 0, 0) + Duration.FromDays(day);
        var interval = DateTimeZoneProviders.Tzdb[zone].GetZoneInterval(start);
        return interval.HasEnd ? interval.End : start;
    }

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();
}
