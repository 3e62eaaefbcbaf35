using System.CommandLine;
using Concierge.Cli.Views;
using Concierge.Contracts;
using Concierge.Restaurants.Import;
using NodaTime;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge restaurants import FILE</c>.</summary>
internal static class RestaurantsImportCommand
{
    public const string Name = "import";

    private static readonly Argument<string> File = new("FILE") { Description = "CSV, or OpenStreetMap's restaurants as GeoJSON or Overpass JSON" };

    private static readonly Option<string> Country = new("--country") { Description = "The country of numbers that have no country code, two letters", HelpName = "DE" };

    private static readonly Option<string> TimeZone = new("--time-zone") { Description = "The time zone of entries that name none; by default that of their area code or country", HelpName = "Europe/Berlin" };

    private static readonly Option<string> Language = new("--language") { Description = "The language spoken on their telephones, where an entry does not say", HelpName = "de" };

    public static Command Create()
    {
        var command = new Command(Name, "Takes a file's restaurants into the directory. Importing does not allow anybody to be telephoned: ALLOWED_PHONE_NUMBERS does.");
        command.Arguments.Add(File);
        command.Options.Add(Country);
        command.Options.Add(TimeZone);
        command.Options.Add(Language);
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>Checks a country's code.</summary>
    /// <exception cref="ConciergeException"><c>option.invalid</c>.</exception>
    public static void CheckCountry(string country)
    {
        if (country.Length != 2 || !country.All(char.IsAsciiLetter))
        {
            throw new ConciergeException(new("option.invalid", $"--country {country} is not a country's code of two letters.", "Write --country DE."));
        }
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = new ImportOptions { Country = parsed.GetValue(Country)?.ToUpperInvariant(), TimeZone = parsed.GetValue(TimeZone), Language = parsed.GetValue(Language) };
        if (options.Country is { } country)
        {
            CheckCountry(country);
        }

        if (options.TimeZone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            throw new ConciergeException(new("option.invalid", $"--time-zone {zone} is not a time zone.", "Use an IANA name such as Europe/Berlin."));
        }

        await using var services = DirectoryAccess.Open(parsed);
        var view = ImportView.For(parsed);
        var report = await view.WhileImportingAsync(progress => services.Get<RestaurantImporter>().ImportAsync(parsed.GetValue(File)!, options, progress, cancellationToken));
        view.Show(report);
        return ExitCodes.Success;
    }
}
