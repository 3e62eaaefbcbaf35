using System.CommandLine;
using System.Globalization;
using Concierge.Contracts;
using Concierge.Reservations;
using Concierge.Restaurants;
using NodaTime;
using NodaTime.Text;

namespace Concierge.Cli.Commands;

/// <summary>The options that filter restaurants.</summary>
internal static class RestaurantFilters
{
    private const int MaxLimit = 50;

    private static readonly Option<string> Cuisine = new("--cuisine") { Description = "A cuisine or dish, for example italian or pizza", HelpName = "WORDS" };

    private static readonly Option<string> Place = new("--place") { Description = "A town, district or street", HelpName = "WORDS" };

    private static readonly Option<int?> MinPrice = new("--min-price") { Description = "The lowest price level, 1 to 4", HelpName = "N" };

    private static readonly Option<int?> MaxPrice = new("--max-price") { Description = "The highest price level, 1 to 4", HelpName = "N" };

    private static readonly Option<string> OpenAt = new("--open-at")
    {
        Description = "The local time at which it must be open: now, 20:00, \"friday 8pm\" or \"2026-11-27 20:00\"",
        HelpName = "TIME",
    };

    private static readonly Option<int> Limit = new("--limit")
    {
        Description = "The maximum number of results, 1 to 50",
        HelpName = "N",
        DefaultValueFactory = _ => 20,
    };

    public static void AddTo(Command command)
    {
        command.Options.Add(Cuisine);
        command.Options.Add(Place);
        command.Options.Add(MinPrice);
        command.Options.Add(MaxPrice);
        command.Options.Add(OpenAt);
        command.Options.Add(Limit);
    }

    /// <summary>Whether any filter other than the limit is given.</summary>
    public static bool AreSpecified(ParseResult parsed) =>
        parsed.GetValue(Cuisine) is not null
        || parsed.GetValue(Place) is not null
        || (parsed.GetValue(MinPrice) ?? parsed.GetValue(MaxPrice)) is not null
        || parsed.GetValue(OpenAt) is not null;

    /// <summary>Reads the filters as a query.</summary>
    /// <exception cref="ConciergeException"><c>option.invalid</c>, <c>request.date</c>, <c>request.time</c>.</exception>
    public static RestaurantQuery Read(ParseResult parsed, LocalDateTime now)
    {
        var (minPrice, maxPrice) = (RequireInRange(parsed.GetValue(MinPrice), 4, "--min-price"), RequireInRange(parsed.GetValue(MaxPrice), 4, "--max-price"));
        return new()
        {
            Cuisine = parsed.GetValue(Cuisine),
            Place = parsed.GetValue(Place),
            MinPrice = minPrice,
            MaxPrice = !(minPrice > maxPrice)
                ? maxPrice
                : throw InvalidOption(string.Create(CultureInfo.InvariantCulture, $"--min-price {minPrice} is higher than --max-price {maxPrice}.")),
            OpenAt = parsed.GetValue(OpenAt) is { } text ? ParseOpenAt(text.Trim(), now) : null,
            Limit = RequireInRange(parsed.GetValue(Limit), MaxLimit, "--limit")!.Value,
        };
    }

    private static LocalDateTime ParseOpenAt(string text, LocalDateTime now)
    {
        if (text.Equals("now", StringComparison.OrdinalIgnoreCase))
        {
            return now;
        }

        foreach (var pattern in (string[])["uuuu-MM-dd HH:mm", "uuuu-MM-ddTHH:mm"])
        {
            if (LocalDateTimePattern.CreateWithInvariantCulture(pattern).Parse(text) is { Success: true } written)
            {
                return written.Value.Year is >= 1970 and < 2200
                    ? written.Value
                    : throw InvalidOption($"--open-at {text} is not in the years 1970 to 2199.");
            }
        }

        // "friday 8pm": the last word is the time, the words before it are the day.
        return text.LastIndexOf(' ') is > 0 and var space
            ? DateTimeTextParser.ParseDate(text[..space], now.Date).At(DateTimeTextParser.ParseTime(text[(space + 1)..]))
            : now.Date.At(DateTimeTextParser.ParseTime(text));
    }

    private static int? RequireInRange(int? number, int max, string option) => number is null or >= 1 && !(number > max)
        ? number
        : throw InvalidOption(string.Create(CultureInfo.InvariantCulture, $"{option} {number} is not a number from 1 to {max}."));

    private static ConciergeException InvalidOption(string message) => new(new("option.invalid", message, "See concierge restaurants --help."));
}
