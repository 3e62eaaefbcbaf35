using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Concierge.Cli.Commands;
using Concierge.Options;
using Concierge.Reservations;
using Concierge.Restaurants;
using Concierge.Restaurants.Hours;
using Concierge.Restaurants.Import;
using Spectre.Console;

namespace Concierge.Cli.Views;

/// <summary>Shows restaurants: a table for a person, a JSON object a line for a program.</summary>
internal sealed class RestaurantsView
{
    private readonly bool _json;
    private readonly ConciergeSettings _settings;
    private readonly LocalClock _clock = new(TimeProvider.System);

    private RestaurantsView(bool json, ConciergeSettings settings) => (_json, _settings) = (json, settings);

    public static RestaurantsView For(ParseResult parsed, ConciergeSettings settings) => new(parsed.GetValue(CommonOptions.Json), settings);

    public void Show(IReadOnlyList<Restaurant> restaurants)
    {
        if (_json)
        {
            foreach (var restaurant in restaurants)
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(new RestaurantLine("restaurant", RestaurantData.Of(restaurant, _settings)), RestaurantsJsonContext.Default.RestaurantLine));
            }

            return;
        }

        if (restaurants.Count == 0)
        {
            return;
        }

        var table = new Table { Border = TableBorder.Simple };
        table.AddColumns("Name", "Where", "Cuisine", "Price", "Now", "Telephone", "May be called");
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

    public void ShowNear(IReadOnlyList<Restaurant> near)
    {
        if (near.Count > 0 && !_json)
        {
            Terminal.Output.MarkupLine("No such name. What is near:");
            Show(near);
        }
    }

    public void Counted(int shown, int all, bool chosen)
    {
        if (_json)
        {
            return;
        }

        var sentence = all == 0 ? DirectoryAccess.Empty.ToString()
            : shown == all ? all == 1 ? "1 restaurant." : string.Create(CultureInfo.InvariantCulture, $"{all} restaurants.")
            : string.Create(CultureInfo.InvariantCulture, $"{shown} of {all} restaurants{(chosen ? " fit" : "; --limit shows more, find finds one")}.");
        Terminal.Output.MarkupLineInterpolated($"[dim]{sentence}[/]");
    }

    public void Added(AddedRestaurant added)
    {
        if (_json)
        {
            return;
        }

        foreach (var remark in added.Remarks)
        {
            Terminal.Output.MarkupLineInterpolated($"[yellow]Note: {remark}.[/]");
        }

        Terminal.Output.MarkupLineInterpolated($"{(added.IsNew ? "Added." : "It was known; what you wrote was taken over.")}");
        if (!RestaurantData.Of(added.Restaurant, _settings).MayBeCalled)
        {
            Terminal.Output.MarkupLineInterpolated($"It may not be telephoned yet: add {added.Restaurant.PhoneNumber.E164} to ALLOWED_PHONE_NUMBERS in .env.");
        }
    }

    private string[] Row(Restaurant restaurant)
    {
        var data = RestaurantData.Of(restaurant, _settings);
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
        : restaurant.TimeZone is null ? "time zone not known"
        : OpeningWords.Describe(OpeningHours.Of(restaurant), _clock.Now(restaurant.TimeZone));
}
