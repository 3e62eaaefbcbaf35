using System.CommandLine;
using Concierge.Cli.CommandLine;
using Concierge.Cli.Hosting;
using Concierge.Cli.Views;
using Concierge.Contracts;
using Concierge.Restaurants.Import;
using Concierge.Restaurants.Search;

namespace Concierge.Cli.Commands;

/// <summary><c>concierge restaurants edit RESTAURANT</c>: replaces single values of a restaurant.</summary>
internal static class RestaurantsEditCommand
{
    public const string Name = "edit";

    private static readonly Argument<string[]> Restaurant = RestaurantReference.CreateArgument();

    private static readonly Option<string> NewName = Value("--name", "NAME", "Its name as it is spoken");
    private static readonly Option<string> Number = Value("--number", "NUMBER", "Its phone number, with the country code");
    private static readonly Option<string> Address = Value("--address", "WORDS", "Its address");
    private static readonly Option<string> City = Value("--city", "WORDS", "The town or city");
    private static readonly Option<string> Cuisine = Value("--cuisine", "WORDS", "One or more, separated by semicolons");
    private static readonly Option<string> Price = Value("--price", "N", "1 (cheap) to 4, or $ to $$$$");
    private static readonly Option<string> Hours = Value("--hours", "HOURS", "Opening hours in OpenStreetMap syntax");
    private static readonly Option<string> TimeZone = Value("--time-zone", "Europe/Berlin", "Its time zone");
    private static readonly Option<string> Language = Value("--language", "de", "The language in which it answers the phone");
    private static readonly Option<string> Website = Value("--website", "ADDRESS", "Its website");

    private static readonly Option<string>[] Values = [NewName, Number, Address, City, Cuisine, Price, Hours, TimeZone, Language, Website];

    public static Command Create()
    {
        var command = new Command(Name, "Changes single values of a restaurant; an empty value (\"\") removes it.");
        command.Arguments.Add(Restaurant);
        foreach (var option in Values)
        {
            command.Options.Add(option);
        }

        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (Values.All(option => parsed.GetValue(option) is null))
        {
            throw new ConciergeException(new(
                "option.invalid", "Nothing is to be changed.", "Name at least one value, for example --hours \"Tu-Su 12:00-23:00\"."));
        }

        await using var services = DirectoryAccess.Open(parsed);
        var restaurant = await RestaurantReference.FindAsync(services.Get<RestaurantDirectory>(), parsed.GetValue(Restaurant)!, cancellationToken);
        RestaurantReference.ThrowUnlessStored(restaurant);
        var old = RawEntry.From(restaurant);
        var entry = old with
        {
            Name = parsed.GetValue(NewName) ?? old.Name,
            Phones = parsed.GetValue(Number) is { } number ? [number] : old.Phones,
            Street = parsed.GetValue(Address) ?? old.Street,
            City = parsed.GetValue(City) ?? old.City,
            Cuisine = parsed.GetValue(Cuisine) ?? old.Cuisine,
            Price = parsed.GetValue(Price) ?? old.Price,
            OpeningHours = parsed.GetValue(Hours) ?? old.OpeningHours,
            TimeZone = parsed.GetValue(TimeZone) ?? old.TimeZone,
            Language = parsed.GetValue(Language) ?? old.Language,
            Website = parsed.GetValue(Website) ?? old.Website,
        };
        var edited = await services.Get<RestaurantEditor>().EditAsync(restaurant, entry, cancellationToken);
        RestaurantsView.Create(parsed, services.Settings).ShowEdited(edited);
        return ExitCodes.Success;
    }

    private static Option<string> Value(string name, string helpName, string description) => new(name) { Description = description, HelpName = helpName };
}
