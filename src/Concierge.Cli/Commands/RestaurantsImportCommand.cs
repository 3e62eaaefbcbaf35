using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Cli.Views;
using Concierge.Contracts;
using Concierge.Restaurants.Import;
using NodaTime;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge restaurants import FILE</c>.</summary>
internal static class RestaurantsImportCommand
{
    public const string Name = "import";

    private static readonly Argument<string> File = new("FILE") { Description = "A CSV file, or OpenStreetMap data as GeoJSON or as JSON or XML of Overpass" };

    private static readonly Option<string> Country = new("--country")
    {
        Description = "The country of numbers without a country code, as a two-letter code",
        HelpName = "DE",
    };

    private static readonly Option<string> TimeZone = new("--time-zone")
    {
        Description = "The time zone of entries without one; the default comes from their area code or country",
        HelpName = "Europe/Berlin",
    };

    private static readonly Option<string> Language = new("--language")
    {
        Description = "The phone language of entries that do not specify one",
        HelpName = "de",
    };

    public static Command Create()
    {
        var command = new Command(Name, "Imports restaurants from a file. Importing does not allow calls to them: that takes ALLOWED_PHONE_NUMBERS.");
        command.Arguments.Add(File);
        command.Options.Add(Country);
        command.Options.Add(TimeZone);
        command.Options.Add(Language);
        command.SetAction(RunAsync);
        return command;
    }

    /// <summary>Checks a country code.</summary>
    /// <exception cref="ConciergeException"><c>option.invalid</c>.</exception>
    public static void CheckCountry(string country)
    {
        if (country.Length != 2 || !country.All(char.IsAsciiLetter))
        {
            throw new ConciergeException(new("option.invalid", $"--country {country} is not a two-letter country code.", "Use a code such as --country DE."));
        }
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = new ImportOptions
        {
            Country = parsed.GetValue(Country)?.ToUpperInvariant(),
            TimeZone = parsed.GetValue(TimeZone),
            Language = parsed.GetValue(Language),
        };
        if (options.Country is { } country)
        {
            CheckCountry(country);
        }

        if (options.TimeZone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            throw new ConciergeException(new("option.invalid", $"--time-zone {zone} is not a time zone.", "Use an IANA name such as Europe/Berlin."));
        }

        await using var services = DirectoryAccess.OpenOrCreate(parsed);
        var view = ImportView.Create(parsed);
        var report = await view.WhileImportingAsync(progress => services.Get<RestaurantEditor>().ImportAsync(
            () => services.Get<RestaurantImporter>().ImportAsync(parsed.GetValue(File)!, options, progress, cancellationToken), cancellationToken));
        view.Show(report);
        return report.Rejected.Count > 0 && report.Added + report.Updated + report.Unchanged + report.Duplicates == 0
            ? ExitCodes.NothingImported
            : ExitCodes.Success;
    }
}
