using System.Globalization;
using Concierge.Language;
using NodaTime;

namespace Concierge.Tests.Agents;

/// <summary>A booking request in one of many wordings, chosen by a seed.</summary>
internal sealed class RandomBookingRequest
{
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private readonly Random _random;

    private RandomBookingRequest(int seed, LocalDateTime now)
    {
        _random = new Random(seed);
        Now = now;
        PartySize = _random.Next(1, 13);
        Date = now.Date.PlusDays(_random.Next(3) switch { 0 => _random.Next(1, 8), 1 => _random.Next(1, 30), _ => _random.Next(1, 300) });
        Time = new LocalTime(_random.Next(12, 23), _random.Next(4) * 15);
        Sentence = Compose();
    }

    public LocalDateTime Now { get; }

    public int PartySize { get; }

    public LocalDate Date { get; }

    public LocalTime Time { get; }

    public string Sentence { get; }

    /// <summary>Creates a booking request at a random minute of 2026 or 2027.</summary>
    public static RandomBookingRequest Create(int seed) =>
        new(seed, new LocalDateTime(2026, 1, 1, 0, 0).PlusMinutes(new Random(seed ^ 0x5bd1e995).Next(0, 2 * 365 * 24 * 60)));

    /// <summary>Describes what the reader misunderstood without asking about it; empty if nothing.</summary>
    public string DescribeMisunderstanding()
    {
        var said = RequestParser.Parse(Sentence, Now, []);
        List<string> wrong = [];
        Check("party", said.PartySize == PartySize, said.PartySize is null || said.Questions.ContainsKey(BookingField.PartySize), said.PartySize);
        Check("date", said.Date == Date && said.OtherDates.Count == 0, said.Date is null || said.Questions.ContainsKey(BookingField.Date), said.Date);
        Check("time", said.Time == Time && said.EarliestTime is null && said.LatestTime is null, said.Time is null || said.Questions.ContainsKey(BookingField.Time), said.Time);
        return wrong.Count == 0 ? "" : $"\"{Sentence}\" at {Now:uuuu-MM-ddTHH:mm}: {string.Join(", ", wrong)}";

        void Check(string part, bool right, bool asked, object? got)
        {
            if (!right && !asked)
            {
                wrong.Add(FormattableString.Invariant($"{part} {got}"));
            }
        }
    }

    /// <summary>Returns whether the reader understood everything without a question.</summary>
    public bool IsUnderstood()
    {
        var said = RequestParser.Parse(Sentence, Now, []);
        return said.PartySize == PartySize && said.Date == Date && said.Time == Time && said.Questions.Count == 0;
    }

    private string Compose()
    {
        var (party, day, time) = (Party(), Day(), Clock());
        return Choose(
            $"Book a table at Luigi's {party} {day} at {time}",
            $"{day} at {time} {party} at Luigi's please",
            $"Luigi's, {party}, {day}, {time}",
            $"hi, can you get us in at Luigi's {day} at {time}? {party}.",
            $"I'd like to reserve Luigi's {party} {day} {time}, thanks",
            $"Please call Luigi's. {day}, {time}, {party}.",
            $"dinner at Luigi's at {time} {day} {party}",
            $"could you book Luigi's {party} at {time} {day}?");
    }

    private string Party() => Choose(
        $"for {PartySize} people",
        $"for {Numbers[PartySize]} people",
        $"party of {PartySize}",
        $"table for {Numbers[PartySize]}",
        $"for the {Numbers[PartySize]} of us",
        $"a table for {PartySize}",
        $"{PartySize} of us",
        $"{PartySize} guests");

    private string Day()
    {
        var days = Period.DaysBetween(Now.Date, Date);
        var weekday = Date.DayOfWeek.ToString();
        var month = Date.ToString("MMMM", CultureInfo.InvariantCulture);
        var ordinal = Ordinal(Date.Day);
        List<string> ways =
        [
            $"on {Date.Day} {month}", $"on {month} {Date.Day}", $"on the {ordinal} of {month}", $"on {month} {ordinal}", $"on {weekday} {Date.Day} {month}", $"on {weekday}, {month} {ordinal}",
            $"on {Date.Day} {month} {Date.Year}", Date.ToString("'on' uuuu-MM-dd", CultureInfo.InvariantCulture), Date.ToString("'on' d.M.uuuu", CultureInfo.InvariantCulture),
            Date.ToString("'on' d/M/uuuu", CultureInfo.InvariantCulture), Date.ToString("'on' M/d/uuuu", CultureInfo.InvariantCulture), $"on {Date.Day} {month[..3]}", $"on {weekday[..3]} {Date.Day} {month[..3]}",
            $"in {days} days",
        ];
        if (days == 1)
        {
            ways.AddRange(["tomorrow", "tomorrow evening", "tmrw", "tomorrow"]);
        }

        if (days == 2)
        {
            ways.AddRange(["the day after tomorrow", "day after tomorrow"]);
        }

        if (days < 7)
        {
            ways.AddRange([$"on {weekday}", weekday, $"this coming {weekday}", $"on {weekday[..3]}"]);
        }

        if (days is > 7 and < 14)
        {
            ways.AddRange([$"{weekday} week", $"a week on {weekday}"]);
        }

        if (days % 7 == 0)
        {
            ways.Add($"in {Numbers[Math.Min(12, days / 7)]} weeks");
            ways = days / 7 <= 12 ? ways : ways[..^1];
        }

        var monday = Now.Date.Next(IsoDayOfWeek.Monday);
        if (Date >= monday && Date < monday.PlusDays(7))
        {
            ways.AddRange([$"next week on {weekday}", $"{weekday} next week"]);
        }

        return ways[_random.Next(ways.Count)];
    }

    private string Clock()
    {
        var hour = ((Time.Hour + 11) % 12) + 1;
        var (word, next) = (Numbers[hour], Numbers[(hour % 12) + 1]);
        List<string> ways = [Time.ToString("HH:mm", CultureInfo.InvariantCulture), Time.ToString("h:mm tt", CultureInfo.InvariantCulture), Time.ToString("h.mm", CultureInfo.InvariantCulture) + "pm", Time.ToString("HHmm", CultureInfo.InvariantCulture) + " hours"];
        if (Time.Minute == 0)
        {
            ways.AddRange([$"{hour}pm", $"{hour} p.m.", $"{word} pm"]);
        }

        // Without "pm", ten and eleven may be in the morning: then a question is right.
        ways.AddRange(Time.Minute switch
        {
            0 => [$"{word} o'clock", $"{hour}"],
            15 => [$"quarter past {word}", $"a quarter past {hour}"],
            30 => [$"half past {word}", $"half {word}", $"{word} thirty"],
            _ => [$"quarter to {next}", $"a quarter to {next}"],
        });
        return ways[_random.Next(ways.Count)];
    }

    private string Choose(params ReadOnlySpan<string> ways) => ways[_random.Next(ways.Length)];

    private static string Ordinal(int day) => $"{day}{(day is >= 11 and <= 13 ? "th" : (day % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" })}";
}
