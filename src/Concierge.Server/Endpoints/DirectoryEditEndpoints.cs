using System.Globalization;
using Concierge.Calls.Blocking;
using Concierge.Calls.Limits;
using Concierge.Contracts;
using Concierge.Contracts.Api;
using Concierge.Language.Phones;
using Concierge.Reservations;
using Concierge.Restaurants;
using Concierge.Restaurants.Import;
using Concierge.Restaurants.Search;
using Concierge.Server.Api;
using Concierge.Server.Description;
using Concierge.Server.Mapping;
using Concierge.Server.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NodaTime;

namespace Concierge.Server.Endpoints;

/// <summary>The endpoints that change the restaurant directory. All persons share it: only administrators change it.</summary>
internal static class DirectoryEditEndpoints
{
    private const int MaxFileBytes = 32 * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var restaurants = routes.MapGroup("/restaurants").RequireAuthorization().WithTags("Restaurants");
        restaurants.MapPost("", AddAsync).WithName("AddRestaurant")
            .WithErrors("restaurant.invalid", "request.parameter", "storage.*")
            .WithAdministrators()
            .WithSummary("Adds a restaurant to the directory, or updates the restaurant that has this number. Adding does not allow calls to it: "
                + "its number must be in ALLOWED_PHONE_NUMBERS.");
        restaurants.MapPost("/import", ImportAsync).WithName("ImportRestaurants")
            .WithErrors("import.*", "request.*", "storage.*")
            .WithAdministrators()
            .WithSummary("Imports restaurants from a file in the body: CSV, GeoJSON, or JSON or XML of Overpass, at most 32 MB. country, time_zone and "
                + "language are the values of entries that have none. POST /restaurants/undo takes the last import back.")
            .WithMetadata(new RequestBodyLimit(MaxFileBytes))
            .Accepts<string>("text/csv", "application/json", "application/geo+json", "application/xml", "application/octet-stream");
        restaurants.MapPost("/undo", UndoAsync).WithName("UndoImport")
            .WithErrors("import.nothing_to_undo", "storage.*")
            .WithAdministrators()
            .WithSummary("Takes the last import back.");
        restaurants.MapPost("/allow", AllowNumberAsync).WithName("AllowNumber")
            .WithErrors("phone.invalid", "restaurant.not_blocked", "storage.*")
            .WithAdministrators()
            .WithSummary("Allows calls to a number that asked not to be called again, or that was marked as wrong; also one that is not in the directory.");
        restaurants.MapPost("/{id:long}/allow", AllowAsync).WithName("AllowRestaurant")
            .WithErrors("restaurant.not_known", "storage.*")
            .WithAdministrators()
            .WithSummary("Allows calls to a restaurant that asked not to be called again, or whose number was marked as wrong.");
    }

    private static async Task<Ok<RestaurantEntryView>> AddAsync(
        AddRestaurantBody body,
        RestaurantImporter importer,
        RestaurantDirectory directory,
        PhoneNumberPolicy numbers,
        IBlockedNumberStore blocked,
        LocalClock clock,
        CancellationToken cancellationToken)
    {
        var added = await importer.AddAsync(
            new RawEntry
            {
                Position = "restaurant",
                Name = body.Name,
                Phones = [body.PhoneNumber ?? ""],
                Country = CheckCountry(body.Country),
                Street = body.Address,
                City = body.City,
                Cuisine = body.Cuisine,
                Price = body.Price?.ToString(CultureInfo.InvariantCulture),
                OpeningHours = body.OpeningHours,
                TimeZone = body.TimeZone,
                Language = body.Language,
                Website = body.Website,
            },
            cancellationToken);
        directory.Expire();
        var block = await blocked.FindAsync(added.Restaurant.PhoneNumber.E164, cancellationToken);
        return TypedResults.Ok(RestaurantEntryViewMapper.Map(added.Restaurant, numbers, block?.Reason, clock));
    }

    private static async Task<Ok<ImportReportView>> ImportAsync(
        HttpRequest request,
        string? country,
        string? time_zone,
        string? language,
        RestaurantImporter importer,
        RestaurantEditor editor,
        RestaurantDirectory directory)
    {
        var options = new ImportOptions { Country = CheckCountry(country), TimeZone = CheckTimeZone(time_zone), Language = language };
        var aborted = request.HttpContext.RequestAborted;
        await using var file = new MemoryStream();
        await request.Body.CopyToAsync(file, aborted);
        file.Position = 0;
        var report = await editor.ImportAsync(() => importer.ImportAsync(file, "import", options, progress: null, aborted), aborted);
        directory.Expire();
        return TypedResults.Ok(new ImportReportView(
            report.Entries,
            report.Skipped,
            report.Added,
            report.Updated,
            report.Unchanged,
            report.Duplicates,
            [.. report.Rejected.Select(Map)],
            [.. report.Remarks.Select(Map)]));
    }

    private static async Task<NoContent> UndoAsync(RestaurantEditor editor, RestaurantDirectory directory, CancellationToken cancellationToken)
    {
        if (await editor.UndoImportAsync(cancellationToken) is null)
        {
            throw new ConciergeException(new(
                "import.nothing_to_undo", "There is no import to take back.", "Only the last import can be taken back, once."));
        }

        directory.Expire();
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> AllowAsync(long id, RestaurantDirectory directory, IBlockedNumberStore blocked, CancellationToken cancellationToken)
    {
        var restaurant = await directory.FindByIdAsync(id, cancellationToken) ?? throw new ConciergeException(RestaurantErrors.NotKnown);
        await blocked.AllowAsync(restaurant.PhoneNumber.E164, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> AllowNumberAsync(AllowNumberBody body, IBlockedNumberStore blocked, CancellationToken cancellationToken)
    {
        if (!PhoneNumber.TryParse(body.PhoneNumber ?? "", out var number))
        {
            throw new ConciergeException(new(
                "phone.invalid", "That is not a telephone number with its country code.", "Send it as phone_number, for example +497531123456."));
        }

        return await blocked.AllowAsync(number.E164, cancellationToken) ? TypedResults.NoContent() : throw new ConciergeException(new(
            "restaurant.not_blocked", $"{number.Masked} may be called already.", "POST /plans says what keeps a restaurant from being called."));
    }

    private static ImportRemarkView Map(ImportRemark remark) => new(remark.Position, remark.Reason);

    private static string? CheckCountry(string? country) =>
        string.IsNullOrWhiteSpace(country) ? null
        : country.Length == 2 && country.All(char.IsAsciiLetter) ? country.ToUpperInvariant()
        : throw new ConciergeException(new("request.parameter", $"'{country}' is not a country.", "Use a two-letter code such as DE."));

    private static string? CheckTimeZone(string? name) =>
        string.IsNullOrWhiteSpace(name) ? null
        : DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not null ? name
        : throw new ConciergeException(new("request.time_zone", $"'{name}' is not a time zone.", "Use an IANA name such as Europe/Berlin."));
}
