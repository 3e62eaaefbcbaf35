using System.Globalization;
using Concierge.Language.Phones;
using Concierge.Restaurants.Hours;

namespace Concierge.Restaurants.Import;

/// <summary>Validates an entry of a file and converts it to a restaurant.</summary>
internal sealed class EntryValidator(ImportOptions options, string source)
{
    private const int MaxTextLength = 200;
    private const int MaxHoursLength = 2000;

    /// <summary>Validates one entry.</summary>
    public EntryResult Read(RawEntry entry)
    {
        if (entry.ReadError is not null)
        {
            return Bad(entry, entry.ReadError);
        }

        if (Text(entry.Name) is not { } name)
        {
            return Bad(entry, "it has no name");
        }

        if (name.Length > MaxTextLength || name.Any(char.IsControl))
        {
            return Bad(entry, $"its name is longer than {MaxTextLength} characters or holds control characters");
        }

        var country = Country(entry.Country) ?? options.NumberCountry ?? TimeZoneRegistry.FindCountry(entry.TimeZone);
        var (remarks, unreadable) = (new List<string>(), new List<string>());
        if (!TryReadNumber(entry, country, remarks, out var number, out var reason))
        {
            return Bad(entry, reason);
        }

        if (!TryReadPlace(entry, out var latitude, out var longitude))
        {
            unreadable.Add("its coordinates were not understood");
        }

        var restaurant = new Restaurant(name, number)
        {
            Address = Kept("address", entry.Street, Address(entry), unreadable),
            City = Kept("town", entry.City, Short(entry.City), unreadable),
            Cuisine = Kept("cuisine", entry.Cuisine, Cuisine(entry.Cuisine), unreadable),
            Price = Price(entry.Price, unreadable),
            OpeningHours = Hours(entry.OpeningHours, unreadable),
            TimeZone = Zone(entry, number, country, (latitude, longitude), remarks, unreadable),
            Language = Kept("language", entry.Language, Short(entry.Language), unreadable) ?? options.Language,
            Website = Kept("website", entry.Website, Website(entry.Website), unreadable),
            Latitude = latitude,
            Longitude = longitude,
            Source = source,
            SourceId = Short(entry.SourceId),
        };
        return new EntryResult { Position = entry.Position, Remarks = [.. remarks, .. unreadable], Unreadable = unreadable, Restaurant = restaurant };
    }

    private static string? Kept(string field, string? written, string? value, List<string> unreadable)
    {
        if (value is null && Text(written) is { } lost)
        {
            unreadable.Add($"its {field} \"{Shown(lost)}\" was not understood");
        }

        return value;
    }

    private static bool TryReadNumber(
        RawEntry entry,
        string? country,
        List<string> remarks,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out PhoneNumber? number,
        out string reason)
    {
        number = null;
        reason = "it has no telephone number";
        foreach (var phone in entry.Phones.Where(phone => phone.Trim().Length > 0))
        {
            var reading = PhoneNumberFieldParser.Parse(phone, country);
            if (reading.Number is { IsPremiumRate: false })
            {
                number = reading.Number;
                remarks.AddRange(reading.DescribeRemarks().Select(remark => $"its telephone number {remark}"));
                return true;
            }

            reason = reading.Number is not null ? "its telephone number costs more than an ordinary call"
                : reading.Problem == PhoneNumberProblem.NoCountryCode ? "its telephone number has no country code, and nothing tells the country"
                : "its telephone number is not one that can be dialled";
        }

        return false;
    }

    private static bool TryReadPlace(RawEntry entry, out double? latitude, out double? longitude)
    {
        (latitude, longitude) = (null, null);
        if (Text(entry.Latitude) is null && Text(entry.Longitude) is null)
        {
            return true;
        }

        if (!double.TryParse(entry.Latitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var north)
            || !double.TryParse(entry.Longitude, NumberStyles.Float, CultureInfo.InvariantCulture, out var east)
            || north is not (>= -90 and <= 90) || east is not (>= -180 and <= 180))
        {
            return false;
        }

        (latitude, longitude) = (north, east);
        return true;
    }

    // In order: the entry, the import options, the coordinates if they are in its country, the area code of the number, the country if it has only one
    // zone, the coordinates wherever they are.
    private string? Zone(
        RawEntry entry, PhoneNumber number, string? country, (double? North, double? East) place, List<string> remarks, List<string> unreadable)
    {
        if (Text(entry.TimeZone) is { } written)
        {
            if (TimeZoneRegistry.Exists(written))
            {
                return written;
            }

            unreadable.Add($"its time zone \"{Shown(written)}\" is not one of the IANA database");
        }

        var zone = options.TimeZone
            ?? FindInCountry(Country(entry.Country) ?? NumberingPlan.FindCountry(number) ?? country, place)
            ?? TimeZoneRegistry.FindByNumberOrCountry(number)
            ?? (country is not null ? TimeZoneRegistry.FindSingleZone(country) : null)
            ?? TimeZoneRegistry.FindByPlace(place.North, place.East, country: null);
        if (zone is null)
        {
            remarks.Add("its time zone is not known");
        }

        return zone;
    }

    private static string? FindInCountry(string? country, (double? North, double? East) place) =>
        country is null ? null : TimeZoneRegistry.FindByPlace(place.North, place.East, country);

    private static string? Hours(string? text, List<string> unreadable)
    {
        if (Text(text) is not { } written)
        {
            return null;
        }

        if (!OpeningHours.Parse(written).IsUnderstood)
        {
            unreadable.Add($"its opening hours \"{Shown(written)}\" were not understood");
        }

        return written.Length <= MaxHoursLength ? written : null;
    }

    private static int? Price(string? text, List<string> unreadable)
    {
        var price = PriceHintParser.TryRead(text);
        if (price is null && Text(text) is { } written)
        {
            unreadable.Add($"its price \"{Shown(written)}\" was not understood");
        }

        return price;
    }

    private static string? Address(RawEntry entry)
    {
        var street = string.Join(' ', new[] { Text(entry.Street), Text(entry.HouseNumber) }.OfType<string>());
        var town = string.Join(' ', new[] { Text(entry.Postcode), Text(entry.City) }.OfType<string>());
        if (town.Length > 0 && street.Contains(town, StringComparison.OrdinalIgnoreCase))
        {
            town = "";
        }

        return Short(string.Join(", ", new[] { street, town }.Where(part => part.Length > 0)));
    }

    private static string? Cuisine(string? text)
    {
        var kinds = (text ?? "").Split([';', ',', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(kind => kind.ToLowerInvariant().Replace('_', ' '))
            .Distinct();
        return Short(string.Join(';', kinds));
    }

    private static string? Website(string? text)
    {
        var written = Text(text);
        var address = written is null || written.Contains("://", StringComparison.Ordinal) ? written : $"https://{written}";
        return Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && address!.Length <= MaxTextLength ? address : null;
    }

    private static string? Country(string? text) => Text(text) is { Length: 2 } country ? country.ToUpperInvariant() : null;

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Short(string? text) =>
        Text(text) is { } trimmed && !trimmed.Any(char.IsControl) ? trimmed[..Math.Min(trimmed.Length, MaxTextLength)] : null;

    private static string Shown(string text) => text.Length <= 60 ? text : $"{text[..60]}…";

    private static EntryResult Bad(RawEntry entry, string reason) => new() { Position = entry.Position, Error = reason };
}
