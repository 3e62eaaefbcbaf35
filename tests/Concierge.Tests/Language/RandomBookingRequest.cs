using System.Globalization;
using Concierge.Language;
using NodaTime;

namespace Concierge.Tests.Language;

/// <summary>A booking request in one of many wordings, chosen by a seed.</summary>
internal sealed class RandomBookingRequest
{
    private static readonly string[] NumberWords = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

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

    /// <summary>Describes what the parser misunderstood without asking about it. Empty if it misunderstood nothing.</summary>
    public string DescribeMisunderstanding()
    {
        var parsed = RequestParser.Parse(Sentence, Now, []);
        List<string> misunderstood = [];
        Check("party", parsed.PartySize == PartySize, parsed.PartySize is null || parsed.Questions.ContainsKey(BookingField.PartySize), parsed.PartySize);
        Check("date", parsed.Date == Date && parsed.OtherDates.Count == 0, parsed.Date is null || parsed.Questions.ContainsKey(BookingField.Date), parsed.Date);
        Check("time", parsed.Time == Time && parsed.EarliestTime is null && parsed.LatestTime is null, parsed.Time is null || parsed.Questions.ContainsKey(BookingField.Time), parsed.Time);
        return misunderstood.Count == 0 ? "" : $"\"{Sentence}\" at {Now:uuuu-MM-ddTHH:mm}: {string.Join(", ", misunderstood)}";

        void Check(string part, bool correct, bool asked, object? actual)
        {
            if (!correct && !asked)
            {
                misunderstood.Add(FormattableString.Invariant($"{part} {actual}"));
            }
        }
    }

    /// <summary>Returns whether the parser understood everything without a question.</summary>
    public bool IsUnderstood()
    {
        var parsed = RequestParser.Parse(Sentence, Now, []);
        return parsed.PartySize == PartySize && parsed.Date == Date && parsed.Time == Time && parsed.Questions.Count == 0;
    }

    private string Compose()
    {
        var (party, day, time) = (ChooseParty(), ChooseDay(), ChooseTime());
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

    private string ChooseParty() => Choose(
        $"for {PartySize} people",
        $"for {NumberWords[PartySize]} people",
        $"party of {PartySize}",
        $"table for {NumberWords[PartySize]}",
        $"for the {NumberWords[PartySize]} of us",
        $"a table for {PartySize}",
        $"{PartySize} of us",
        $"{PartySize} guests");

    private string ChooseDay()
    {
        var days = Period.DaysBetween(Now.Date, Date);
        var weekday = Date.DayOfWeek.ToString();
        var month = Date.ToString("MMMM", CultureInfo.InvariantCulture);
        var ordinal = Ordinal(Date.Day);
        List<string> wordings =
        [
            $"on {Date.Day} {month}", $"on {month} {Date.Day}", $"on the {ordinal} of {month}", $"on {month} {ordinal}", $"on {weekday} {Date.Day} {month}", $"on {weekday}, {month} {ordinal}",
            $"on {Date.Day} {month} {Date.Year}", Date.ToString("'on' uuuu-MM-dd", CultureInfo.InvariantCulture), Date.ToString("'on' d.M.uuuu", CultureInfo.InvariantCulture),
            Date.ToString("'on' d/M/uuuu", CultureInfo.InvariantCulture), Date.ToString("'on' M/d/uuuu", CultureInfo.InvariantCulture), $"on {Date.Day} {month[..3]}", $"on {weekday[..3]} {Date.Day} {month[..3]}",
            $"in {days} days",
        ];
        if (days == 1)
        {
            wordings.AddRange(["tomorrow", "tomorrow evening", "tmrw", "tomorrow"]);
        }

        if (days == 2)
        {
            wordings.AddRange(["the day after tomorrow", "day after tomorrow"]);
        }

        if (days < 7)
        {
            wordings.AddRange([$"on {weekday}", weekday, $"this coming {weekday}", $"on {weekday[..3]}"]);
        }

        if (days is > 7 and < 14)
        {
            wordings.AddRange([$"{weekday} week", $"a week on {weekday}"]);
        }

        if (days % 7 == 0)
        {
            wordings.Add($"in {NumberWords[Math.Min(12, days / 7)]} weeks");
            wordings = days / 7 <= 12 ? wordings : wordings[..^1];
        }

        var monday = Now.Date.Next(IsoDayOfWeek.Monday);
        if (Date >= monday && Date < monday.PlusDays(7))
        {
            wordings.AddRange([$"next week on {weekday}", $"{weekday} next week"]);
        }

        return wordings[_random.Next(wordings.Count)];
    }

    private string ChooseTime()
    {
        var hour = ((Time.Hour + 11) % 12) + 1;
        var (word, next) = (NumberWords[hour], NumberWords[(hour % 12) + 1]);
        List<string> wordings = [Time.ToString("HH:mm", CultureInfo.InvariantCulture), Time.ToString("h:mm tt", CultureInfo.InvariantCulture), Time.ToString("h.mm", CultureInfo.InvariantCulture) + "pm", Time.ToString("HHmm", CultureInfo.InvariantCulture) + " hours"];
        if (Time.Minute == 0)
        {
            wordings.AddRange([$"{hour}pm", $"{hour} p.m.", $"{word} pm"]);
        }

        // Without "pm", ten and eleven can also be in the morning, so a question is correct.
        wordings.AddRange(Time.Minute switch
        {
            0 => [$"{word} o'clock", $"{hour}"],
            15 => [$"quarter past {word}", $"a quarter past {hour}"],
            30 => [$"half past {word}", $"half {word}", $"{word} thirty"],
            _ => [$"quarter to {next}", $"a quarter to {next}"],
        });
        return wordings[_random.Next(wordings.Count)];
    }

    private string Choose(params ReadOnlySpan<string> wordings) => wordings[_random.Next(wordings.Length)];

    private static string Ordinal(int day) => $"{day}{(day is >= 11 and <= 13 ? "th" : (day % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" })}";
}
