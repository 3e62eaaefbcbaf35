using System.Globalization;
using System.Text;

namespace Concierge.Tests.Restaurants;

/// <summary>A file of restaurants as real ones are: numbers written in many ways, hours of every kind, entries that are not whole, and restaurants that stand in it twice. The same seed makes the same file.</summary>
public sealed class RestaurantFileGenerator
{
    private const string Header = "id,name,phone,country,address,house number,postcode,city,cuisine,price,opening hours,latitude,longitude";

    private static readonly (string Name, string Country, string Area, string Postcode, double Latitude, double Longitude)[] Towns =
    [
        ("Konstanz", "DE", "7531", "78462", 47.66, 9.17), ("Berlin", "DE", "30", "10115", 52.52, 13.40), ("München", "DE", "89", "80331", 48.14, 11.58),
        ("Hamburg", "DE", "40", "20095", 53.55, 10.00), ("Freiburg", "DE", "761", "79098", 47.99, 7.85), ("Leipzig", "DE", "341", "04109", 51.34, 12.37),
    ];

    private static readonly string[] Firsts =
        ["Zum", "Gasthaus", "Ristorante", "Trattoria", "Pizzeria", "Café", "Bistro", "Restaurant", "Osteria", "Landgasthof", "Wirtshaus", "Taverna", "Brasserie", "Haus"];

    private static readonly string[] Seconds =
        ["Löwen", "Adler", "Bella", "Roma", "Napoli", "Krone", "Sonne", "Hirsch", "Linde", "Post", "Milano", "Akropolis", "Sakura", "Lotus", "Bären", "Schwanen", "Rössle", "Traube", "Engel", "Stern", "Anker", "Mühle", "Rathaus", "Seeblick"];

    private static readonly string[] Thirds =
        ["Antonio", "Garden", "am See", "Nuovo", "Stube", "Keller", "Luigi", "Mario", "Palast", "Terrasse", "am Markt", "Giovanni", "Express", "Hof", "Paradiso", "Toscana", "Sorrento", "Amalfi", "Rialto", "Verona"];

    private static readonly string[] Cuisines = ["italian;pizza", "regional", "greek", "chinese", "japanese;sushi", "indian", "turkish;kebab", "coffee_shop", "burger", "", "vegan", "steak_house"];

    private static readonly string[] Hours =
    [
        "Mo-Su 11:30-14:30,17:30-23:00", "Tu-Su 17:00-23:00", "Mo-Fr 11:00-15:00; Sa,Su off", "Tu-Fr 11:30-14:00, 17:30-22:30; Sa 17:00-24:00; Su,PH 11:30-21:00; Mo off",
        "24/7", "Mo-Su 18:00+", "Fr,Sa 18:00-02:00", "Apr-Oct Mo-Su 11:00-22:00; Nov-Mar We-Su 17:00-22:00", "", "", "Mo-Sa 08:00-18:00; Dec 24-Jan 06 off", "täglich ab 11 Uhr",
    ];

    private readonly List<string> _lines = [];

    /// <param name="count">How many restaurants there are in truth.</param>
    /// <param name="seed">Decides everything else.</param>
    public RestaurantFileGenerator(int count, int seed)
    {
        var random = new Random(seed);
        var names = new List<(string Name, string Number)>();
        for (var number = 0; number < count; number++)
        {
            var restaurant = Restaurant(number, random);
            names.Add((restaurant.Name, restaurant.E164));
            _lines.Add(Line($"r{number}", restaurant.Name, restaurant.Written, restaurant));
            if (number % 50 == 0)
            {
                // The same number under another name, and the same name next door under another number.
                _lines.Add(Line($"d{number}", $"{restaurant.Name} Lieferservice", restaurant.E164, restaurant));
                _lines.Add(Line($"n{number}", restaurant.Name.ToUpperInvariant(), $"+49 {restaurant.Town.Area} 8{number:000000}", restaurant));
                Duplicates += 2;
            }

            if (number % 100 == 0)
            {
                _lines.Add(Line($"b{number}", restaurant.Name, number % 200 == 0 ? "" : "0900 1234567", restaurant));
                _lines.Add($"x{number},too,few");
                Bad += 2;
            }
        }

        Names = names;
    }

    /// <summary>Every restaurant's name and number.</summary>
    public IReadOnlyList<(string Name, string Number)> Names { get; }

    /// <summary>Lines that are the same restaurant as another.</summary>
    public int Duplicates { get; }

    /// <summary>Lines that are not whole.</summary>
    public int Bad { get; }

    /// <summary>All lines.</summary>
    public int Lines => _lines.Count;

    /// <summary>The file.</summary>
    public string Csv => string.Join('\n', _lines.Prepend(Header));

    /// <summary>The file, as a stream.</summary>
    public Stream Open() => new MemoryStream(Encoding.UTF8.GetBytes(Csv));

    private static Generated Restaurant(int number, Random random)
    {
        var town = Towns[number % Towns.Length];
        var name = $"{Firsts[random.Next(Firsts.Length)]} {Seconds[random.Next(Seconds.Length)]} {Thirds[random.Next(Thirds.Length)]}";
        var local = string.Create(CultureInfo.InvariantCulture, $"2{number:000000}");
        var written = random.Next(6) switch
        {
            0 => $"+49 {town.Area} {local}",
            1 => $"+49 (0){town.Area} {local[..3]} {local[3..]}",
            2 => $"0{town.Area}/{local}",
            3 => $"(0{town.Area}) {local}",
            4 => $"0049-{town.Area}-{local}",
            _ => $"0{town.Area} {local[..2]}-{local[2..]}",
        };

        // Half a kilometre from each other: nobody is anybody's neighbour by accident.
        var place = number / Towns.Length;
        return new Generated(
            name,
            $"+49{town.Area}{local}",
            written,
            town,
            town.Latitude + (place / 40 * 0.005),
            town.Longitude + (place % 40 * 0.008),
            Cuisines[random.Next(Cuisines.Length)],
            random.Next(5) is var price and > 0 ? price.ToString(CultureInfo.InvariantCulture) : "",
            Hours[random.Next(Hours.Length)],
            number + 1);
    }

    private static string Line(string id, string name, string phone, Generated restaurant) => string.Create(
        CultureInfo.InvariantCulture,
        $"{id},{name},{phone},{restaurant.Town.Country},Hauptstraße,{restaurant.House},{restaurant.Town.Postcode},{restaurant.Town.Name},{restaurant.Cuisine},{restaurant.Price},\"{restaurant.Hours}\",{restaurant.Latitude:F5},{restaurant.Longitude:F5}");

    private sealed record Generated(
        string Name,
        string E164,
        string Written,
        (string Name, string Country, string Area, string Postcode, double Latitude, double Longitude) Town,
        double Latitude,
        double Longitude,
        string Cuisine,
        string Price,
        string Hours,
        int House);
}
