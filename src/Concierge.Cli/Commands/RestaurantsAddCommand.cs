using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Cli.Views;
using Concierge.Restaurants.Import;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge restaurants add NAME NUMBER</c>.</summary>
internal static class RestaurantsAddCommand
{
    public const string Name = "add";

    private static readonly Argument<string> RestaurantName = new("NAME") { Description = "The restaurant's name as it is spoken" };

    private static readonly Argument<string> Number = new("NUMBER") { Description = "Its phone number; a number without a country code needs --country" };

    private static readonly Option<string> Country = new("--country") { Description = "The number's country as a two-letter code", HelpName = "DE" };

    private static readonly Option<string> Street = new("--address") { Description = "Street and house number", HelpName = "WORDS" };

    private static readonly Option<string> City = new("--city") { Description = "The town or city", HelpName = "WORDS" };

    private static readonly Option<string> Cuisine = new("--cuisine") { Description = "One or more, separated by semicolons", HelpName = "WORDS" };

    private static readonly Option<string> Price = new("--price") { Description = "1 (cheap) to 4, or $ to $$$$", HelpName = "N" };

    private static readonly Option<string> Hours = new("--hours")
    {
        Description = "Opening hours in OpenStreetMap syntax: \"Tu-Su 12:00-14:30,18:00-23:00\"",
        HelpName = "HOURS",
    };

    private static readonly Option<string> TimeZone = new("--time-zone")
    {
        Description = "Its time zone; the default comes from its area code or country",
        HelpName = "Europe/Berlin",
    };

    private static readonly Option<string> Language = new("--language") { Description = "The language in which it answers the phone", HelpName = "de" };

    private static readonly Option<string> Website = new("--website") { Description = "Its website", HelpName = "ADDRESS" };

    public static Command Create()
    {
        var command = new Command(Name, "Adds a restaurant, or updates the restaurant that has this number.");
        command.Arguments.Add(RestaurantName);
        command.Arguments.Add(Number);
        foreach (var option in (Option[])[Country, Street, City, Cuisine, Price, Hours, TimeZone, Language, Website])
        {
            command.Options.Add(option);
        }

        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = DirectoryAccess.OpenOrCreate(parsed);
        var country = parsed.GetValue(Country);
        if (country is not null)
        {
            RestaurantsImportCommand.CheckCountry(country);
        }

        var entry = new RawEntry
        {
            Position = "restaurant",
            Name = parsed.GetValue(RestaurantName),
            Phones = [parsed.GetValue(Number)!],
            Country = country,
            Street = parsed.GetValue(Street),
            City = parsed.GetValue(City),
            Cuisine = parsed.GetValue(Cuisine),
            Price = parsed.GetValue(Price),
            OpeningHours = parsed.GetValue(Hours),
            TimeZone = parsed.GetValue(TimeZone),
            Language = parsed.GetValue(Language),
            Website = parsed.GetValue(Website),
        };
        var added = await services.Get<RestaurantImporter>().AddAsync(entry, cancellationToken);
        var view = RestaurantsView.Create(parsed, services.Settings);
        view.Show([added.Restaurant]);
        view.ShowAdded(added);
        return ExitCodes.Success;
    }
}
