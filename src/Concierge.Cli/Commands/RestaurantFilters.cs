using System.CommandLine;
using System.Globalization;
using Concierge.Contracts;
using Concierge.Reservations;
using Concierge.Restaurants;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Cli.Commands;

/// <summary>The options by which restaurants are chosen.</summary>
internal static class RestaurantFilters
{
    private const int MostShown = 50;

    private static readonly Option<string> Cuisine = new("--cuisine") { Description = "A cuisine or dish: italian, pizza", HelpName = "WORDS" };

    private static readonly Option<string> Place = new("--place") { Description = "A town, district or street", HelpName = "WORDS" };

    private static readonly Option<int?> MinPrice = new("--min-price") { Description = "The cheapest that will do, 1 to 4", HelpName = "N" };

    private static readonly Option<int?> MaxPrice = new("--max-price") { Description = "The dearest that will do, 1 to 4", HelpName = "N" };

    private static readonly Option<string> OpenAt = new("--open-at") { Description = "When it has to be open, on its own clock: now, 20:00, \"friday 8pm\", \"2026-11-27 20:00\"", HelpName = "TIME" };

    private static readonly Option<int> Limit = new("--limit") { Description = "The most that are shown, 1 to 50", HelpName = "N", DefaultValueFactory = _ => 20 };

    public static void AddTo(Command command)
    {
        command.Options.Add(Cuisine);
        command.Options.Add(Place);
        command.Options.Add(MinPrice);
        command.Options.Add(MaxPrice);
        command.Options.Add(OpenAt);
        command.Options.Add(Limit);
    }

    /// <summary>Whether any but the limit was given.</summary>
    public static bool AreGiven(ParseResult parsed) =>
        parsed.GetValue(Cuisine) is not null || parsed.GetValue(Place) is not null || (parsed.GetValue(MinPrice) ?? parsed.GetValue(MaxPrice)) is not null || parsed.GetValue(OpenAt) is not null;

    /// <summary>What they come to.</summary>
    /// <exception cref="ConciergeException"><c>option.invalid</c>, <c>request.date</c>, <c>request.time</c>.</exception>
    public static RestaurantQuery Read(ParseResult parsed, LocalDateTime now)
    {
        var (least, most) = (Within(parsed.GetValue(MinPrice), 4, "--min-price"), Within(parsed.GetValue(MaxPrice), 4, "--max-price"));
        return new()
        {
            Cuisine = parsed.GetValue(Cuisine),
            Place = parsed.GetValue(Place),
            MinPrice = least,
            MaxPrice = !(least > most) ? most : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"--min-price {least} is above --max-price {most}.")),
            OpenAt = parsed.GetValue(OpenAt) is { } text ? Moment(text.Trim(), now) : null,
            Limit = Within(parsed.GetValue(Limit), MostShown, "--limit")!.Value,
        };
    }

    private static LocalDateTime Moment(string text, LocalDateTime now)
    {
        if (text.Equals("now", StringComparison.OrdinalIgnoreCase))
        {
            return now;
        }

        foreach (var pattern in (string[])["uuuu-MM-dd HH:mm", "uuuu-MM-ddTHH:mm"])
        {
            if (LocalDateTimePattern.CreateWithInvariantCulture(pattern).Parse(text) is { Success: true } written)
            {
                return written.Value;
            }
        }

        // "friday 8pm": the last word is the time, what is before it the day.
        return text.LastIndexOf(' ') is > 0 and var space
            ? BookingWords.ParseDate(text[..space], now.Date).At(BookingWords.ParseTime(text[(space + 1)..]))
            : now.Date.At(BookingWords.ParseTime(text));
    }

    private static int? Within(int? number, int most, string option) => number is null or >= 1 && !(number > most)
        ? number
        : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"{option} {number} is not a number from 1 to {most}."));

    private static ConciergeException Wrong(string message) => new(new("option.invalid", message, "concierge restaurants --help shows the options."));
}
