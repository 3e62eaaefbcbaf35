using System.Globalization;
using NodaTime;

namespace Concierge.Tests.Agents;

/// <summary>A guest with a wish who answers the agent's questions, patiently or with slips, bare numbers and evasions. A seed makes the talk reproducible.</summary>
internal sealed class SimulatedGuest
{
    private static readonly string[] Words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    private readonly Random _random;
    private readonly bool _isDifficult;

    /// <summary>Creates a guest.</summary>
    public SimulatedGuest(int seed, bool isDifficult, IReadOnlyList<string> restaurants, LocalDate today)
    {
        _random = new Random(seed);
        _isDifficult = isDifficult;
        Restaurant = restaurants[_random.Next(restaurants.Count)];
        Party = _random.Next(1, 11);
        Date = today.PlusDays(_random.Next(1, 25));
        Time = new LocalTime(_random.Next(4) == 0 ? _random.Next(9, 15) : _random.Next(17, 23), _random.Next(4) * 15);
    }

    public string Restaurant { get; }

    public int Party { get; }

    public LocalDate Date { get; }

    public LocalTime Time { get; }

    /// <summary>The first message: some of the wish.</summary>
    public string Open()
    {
        List<string> parts = [$"at {Restaurant}"];
        if (_random.Next(2) == 0)
        {
            parts.Add(SayParty());
        }

        if (_random.Next(2) == 0)
        {
            parts.Add(SayDate());
        }

        if (_random.Next(2) == 0)
        {
            parts.Add($"at {SayTime()}");
        }

        var words = Choose("Book a table", "I'd like a table", "Could you get us a table", "table please") + " " + string.Join(' ', parts);
        return _isDifficult ? Choose($"Actually, {words}", $"{words}, thanks", words.ToLowerInvariant(), $"um so {words}") : words;
    }

    /// <summary>The answer to what the agent has said.</summary>
    public string Answer(string said)
    {
        if (_isDifficult && _random.Next(4) == 0)
        {
            return Choose("hm, let me think", "what do you mean?", "one moment please", "Perfect", "I told you already");
        }

        List<string> parts = [];
        if (Asks("which restaurant"))
        {
            parts.Add(Restaurant);
        }

        if (Asks("people"))
        {
            parts.Add(_isDifficult && !Asks("time") ? Choose(Words[Party], $"{Party}", $"{Party + 1}, no, {Party}", SayParty()) : SayParty());
        }

        if (Asks("which day") || Asks("today,"))
        {
            parts.Add(SayDate());
        }

        if (Asks("time") || Asks("AM") || Asks("PM"))
        {
            parts.Add(parts.Count == 0 && _isDifficult ? Choose(SayTime(), $"for {SayTime()}", $"{SayTime()} please") : $"at {SayTime()}");
        }

        return parts.Count > 0 ? string.Join(", ", parts) : said.Contains("which", StringComparison.OrdinalIgnoreCase) ? Restaurant : "yes";

        bool Asks(string words) => said.Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    private string SayParty() => Choose($"for {Party} people", $"for {Words[Party]} people", $"party of {Party}", $"{Party} of us");

    private string SayDate()
    {
        var month = Date.ToString("MMMM", CultureInfo.InvariantCulture);
        return Choose($"on {Date.Day} {month}", $"on {month} {Date.Day}", $"on {Date.DayOfWeek} {Date.Day} {month}", Date.ToString("'on' uuuu-MM-dd", CultureInfo.InvariantCulture));
    }

    private string SayTime() => Choose(Time.ToString("h:mm tt", CultureInfo.InvariantCulture), Time.ToString("HH:mm", CultureInfo.InvariantCulture), Time.ToString("h.mm tt", CultureInfo.InvariantCulture));

    private string Choose(params ReadOnlySpan<string> wordings) => wordings[_random.Next(wordings.Length)];
}
