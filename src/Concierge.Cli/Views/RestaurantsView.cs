using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Concierge.Calls.Blocking;
using Concierge.Calls.Limits;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Restaurants;
using Concierge.Restaurants.Hours;
using Concierge.Restaurants.Import;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Shows restaurants as a table or, with <c>--json</c>, as one JSON object per line.</summary>
internal sealed class RestaurantsView
{
    private readonly bool _json;
    private readonly PhoneNumberPolicy _numbers;
    private readonly LocalClock _clock = new(TimeProvider.System);

    private readonly Dictionary<string, BlockReason> _blocked;

    private RestaurantsView(bool json, RestaurantOptions options, IReadOnlyList<BlockedNumber> blocked)
    {
        (_json, _numbers) = (json, new PhoneNumberPolicy(options));
        _blocked = blocked.ToDictionary(number => number.PhoneNumber, number => number.Reason, StringComparer.Ordinal);
    }

    /// <summary>Creates the view that the options ask for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="blocked">The numbers that are not called; <see langword="null"/> for none.</param>
    public static RestaurantsView Create(ParseResult parsed, ConciergeSettings settings, IReadOnlyList<BlockedNumber>? blocked = null) =>
        new(parsed.GetValue(CommonOptions.Json), settings.Restaurants, blocked ?? []);

    public void Show(IReadOnlyList<Restaurant> restaurants)
    {
        if (_json)
        {
            foreach (var restaurant in restaurants)
            {
                Print(restaurant);
            }

            return;
        }

        if (restaurants.Count == 0)
        {
            return;
        }

        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("Name", "Address", "Cuisine", "Price", "Now", "Phone", "Calls allowed");
        foreach (var restaurant in restaurants)
        {
            table.AddRow(Row(restaurant));
        }

        Terminal.Output.Write(table);
        if (restaurants.Any(restaurant => restaurant.Source == "google"))
        {
            Terminal.Output.MarkupLine("[dim]From Google Maps.[/]");
        }
    }

    public void ShowNearMisses(IReadOnlyList<Restaurant> near)
    {
        if (near.Count > 0 && !_json)
        {
            Terminal.Output.MarkupLine("No restaurant has this name. Similar names:");
            Show(near);
        }
    }

    public void ShowCount(int shown, int all, bool chosen)
    {
        if (_json)
        {
            return;
        }

        var sentence = all == 0 ? DirectoryAccess.Empty.ToString()
            : shown == all ? all == 1 ? "1 restaurant." : string.Create(CultureInfo.InvariantCulture, $"{all} restaurants.")
            : string.Create(
                CultureInfo.InvariantCulture, $"{shown} of {all} restaurants{(chosen ? " match" : "; use --limit to show more or find to search")}.");
        Terminal.Output.MarkupLineInterpolated($"[dim]{sentence}[/]");
    }

    public void ShowAdded(AddRestaurantResult added)
    {
        if (_json)
        {
            return;
        }

        foreach (var remark in added.Remarks)
        {
            Terminal.Output.MarkupLineInterpolated($"[yellow]Note: {remark}.[/]");
        }

        Terminal.Output.MarkupLineInterpolated($"{(added.IsNew ? "Added." : "Updated the existing entry.")}");
        if (!Describe(added.Restaurant).MayBeCalled)
        {
            Terminal.Output.MarkupLineInterpolated(
                $"Calls to it are not allowed yet. Add {added.Restaurant.PhoneNumber.E164} to ALLOWED_PHONE_NUMBERS in .env.");
        }
    }

    /// <summary>Shows everything that is known about one restaurant.</summary>
    public void ShowDetails(Restaurant restaurant)
    {
        if (_json)
        {
            Print(restaurant);
            return;
        }

        var data = Describe(restaurant);
        (string Name, string? Value)[] lines =
        [
            ("id", data.Id?.ToString(CultureInfo.InvariantCulture)),
            ("phone", $"{data.PhoneNumber}{FormatPermission(data)}"),
            ("address", data.Address ?? data.City),
            ("cuisine", data.Cuisine?.Replace(";", ", ", StringComparison.Ordinal)),
            ("price", restaurant.Price is { } price ? new string('€', price) : null),
            ("hours", data.OpeningHours),
            ("now", Hours(restaurant)),
            ("time zone", data.TimeZone),
            ("language", data.Language),
            ("website", data.Website),
            ("source", data.Source),
        ];
        Terminal.Output.MarkupLineInterpolated($"[bold]{restaurant.Name}[/]");
        foreach (var (name, value) in lines.Where(line => !string.IsNullOrEmpty(line.Value)))
        {
            Terminal.Output.MarkupLineInterpolated($"  [dim]{name,-10}[/] {value}");
        }
    }

    /// <summary>Shows a restaurant after a change.</summary>
    public void ShowEdited(AddRestaurantResult edited)
    {
        ShowDetails(edited.Restaurant);
        if (_json)
        {
            return;
        }

        foreach (var remark in edited.Remarks)
        {
            Terminal.Output.MarkupLineInterpolated($"[yellow]Note: {remark}.[/]");
        }

        Terminal.Output.WriteLine("Changed.");
    }

    /// <summary>Shows that a restaurant was removed.</summary>
    public void ShowRemoved(Restaurant restaurant)
    {
        if (_json)
        {
            Print(restaurant);
            return;
        }

        Terminal.Output.MarkupLineInterpolated($"Removed: {restaurant.Name} ({restaurant.PhoneNumber.E164}).");
    }

    /// <summary>Shows what the undo of an import did.</summary>
    public void ShowUndone(int removed, int restored)
    {
        if (_json)
        {
            Console.Out.WriteLine(JsonLine.Create(
                "undo", string.Create(CultureInfo.InvariantCulture, $"{{\"removed\":{removed},\"restored\":{restored}}}")));
            return;
        }

        Terminal.Output.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"Import taken back: {removed} removed, {restored} restored.");
    }

    private RestaurantData Describe(Restaurant restaurant) => RestaurantData.From(
        restaurant, _numbers, _blocked.TryGetValue(restaurant.PhoneNumber.E164, out var reason) ? reason : null);

    private static string FormatPermission(RestaurantData data) => data switch
    {
        { Block: "do_not_call" } => "  (not called: it asked for that; concierge restaurants allow undoes it)",
        { Block: "wrong_number" } => "  (not called: a wrong number; concierge restaurants allow undoes it)",
        { MayBeCalled: false } => "  (calls not allowed: add it to ALLOWED_PHONE_NUMBERS)",
        _ => "",
    };

    private void Print(Restaurant restaurant) => Console.Out.WriteLine(JsonLine.Create(
        "restaurant", JsonSerializer.Serialize(Describe(restaurant), RestaurantsJsonContext.Default.RestaurantData)));

    private string[] Row(Restaurant restaurant)
    {
        var data = Describe(restaurant);
        return
        [
            Markup.Escape(restaurant.Name),
            Markup.Escape(restaurant.Address ?? restaurant.City ?? ""),
            Markup.Escape((restaurant.Cuisine ?? "").Replace(";", ", ", StringComparison.Ordinal)),
            new string('€', restaurant.Price ?? 0),
            Markup.Escape(Hours(restaurant)),
            restaurant.PhoneNumber.E164,
            data.MayBeCalled ? "yes" : "no",
        ];
    }

    private string Hours(Restaurant restaurant) => restaurant.OpeningHours is null ? ""
        : restaurant.TimeZone is null ? "time zone unknown"
        : ClockText.Format(OpeningHoursFormatter.FormatState(OpeningHours.ForRestaurant(restaurant), _clock.GetNow(restaurant.TimeZone)));
}
