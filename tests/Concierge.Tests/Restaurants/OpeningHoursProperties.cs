using Concierge.Restaurants.Hours;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using NodaTime;

namespace Concierge.Tests.Restaurants;

/// <summary>Whatever the expression: the next opening is one, and there is none before it.</summary>
public sealed class OpeningHoursProperties
{
    private static readonly LocalDateTime Start = new(2026, 11, 23, 0, 0);

    private static readonly Gen<string> Days = Gen.Elements("Mo-Fr ", "Tu-Su ", "Sa,Su ", "Fr-Mo ", "We ", "", "Apr-Oct ", "Dec 24-26 ", "Fr[-1] ", "week 40-50 Mo ", "PH ");

    private static readonly Gen<string> Times = Gen.Elements("12:00-14:30,18:00-23:00", "18:00-02:00", "18:00+", "00:00-24:00", "11:00-14:00+", "22:00-30:00", "17:30-17:31");

    private static readonly Gen<string> Rule =
        from days in Days
        from times in Times
        from state in Gen.Frequency((6, Gen.Constant("")), (2, Gen.Constant(" off")), (1, Gen.Constant(" unknown")), (1, Gen.Constant(" \"ask\"")))
        select days + times + state;

    private static readonly Gen<string> Expression =
        from rules in Gen.Choose(1, 4).SelectMany(count => Rule.ArrayOf(count))
        from joins in Gen.Elements("; ", ", ", " || ").ArrayOf(4)
        select string.Concat(rules.Select((rule, index) => index == 0 ? rule : joins[index] + rule));

    [Property(MaxTest = 10)]
    public Property The_next_opening_is_open_and_nothing_opens_before_it() => TheNextOpeningIsTheFirst();

    // Each case asks about every minute of up to three weeks.
    [Property(MaxTest = 1000)]
    [Trait("Category", "Long")]
    public Property The_next_opening_is_open_and_nothing_opens_before_it_in_many_cases() => TheNextOpeningIsTheFirst();

    [Property(MaxTest = 300)]
    public Property A_day_that_is_off_is_closed_from_its_morning_on() =>
        Prop.ForAll(Expression.ToArbitrary(), Gen.Choose(6 * 60, (24 * 60) - 1).ToArbitrary(), (expression, minute) =>
            OpeningHours.Parse($"{expression}; Dec 1 off").GetState(new LocalDate(2026, 12, 1).AtMidnight().PlusMinutes(minute)) == OpenState.Closed);

    [Property(MaxTest = 500)]
    public Property Nothing_that_is_written_makes_it_throw() =>
        Prop.ForAll(Gen.Elements("Mo", "Fr", "-", ",", ";", "||", "12:00", "14:00", "+", "[", "1", "]", "off", "\"x\"", "Dec", "25", "2026", "easter", "week", "24/7", "PH", ":", "days").ListOf().ToArbitrary(), pieces =>
        {
            var hours = OpeningHours.Parse(string.Join(' ', pieces));
            return hours.FindNextOpening(Start) is null || hours.IsUnderstood;
        });

    private static Property TheNextOpeningIsTheFirst() =>
        Prop.ForAll(Expression.ToArbitrary(), Gen.Choose(0, 60 * 24 * 14).ToArbitrary(), (expression, minutes) =>
        {
            var hours = OpeningHours.Parse(expression, date => date is { Month: 12, Day: 25 });
            var now = Start.PlusMinutes(minutes);
            var opening = hours.FindNextOpening(now);
            var end = opening ?? now.PlusDays(20);
            var opensBefore = false;
            var wasOpen = hours.IsOpenAt(now);
            for (var minute = now.PlusMinutes(1); minute < end; minute = minute.PlusMinutes(1))
            {
                var isOpen = hours.IsOpenAt(minute);
                opensBefore |= isOpen && !wasOpen;
                wasOpen = isOpen;
            }

            return hours.IsUnderstood && !opensBefore && (opening is null || (opening > now && hours.IsOpenAt(opening.Value) && !hours.IsOpenAt(opening.Value.PlusMinutes(-1))));
        });
}
