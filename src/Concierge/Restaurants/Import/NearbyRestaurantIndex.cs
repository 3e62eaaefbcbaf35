namespace Concierge.Restaurants.Import;

/// <summary>Restaurants by where they are, to find those within a stone's throw.</summary>
internal sealed class NearbyRestaurantIndex
{
    private const double MetresPerDegree = 111_320;
    private const double Near = 150;

    // A cell is wider than the distance asked for up to 70 degrees north and south, so its neighbours are enough.
    private const double CellNorth = 0.002;
    private const double CellEast = 0.004;

    private readonly Dictionary<(int North, int East), List<MergedEntry>> _cells = [];

    /// <summary>Adds a restaurant, if its place is known.</summary>
    public void Add(MergedEntry entry)
    {
        if (Cell(entry.Restaurant) is { } cell)
        {
            if (!_cells.TryGetValue(cell, out var entries))
            {
                _cells[cell] = entries = [];
            }

            entries.Add(entry);
        }
    }

    /// <summary>Returns the restaurants within 150 metres.</summary>
    public IEnumerable<MergedEntry> FindNearby(Restaurant restaurant)
    {
        if (Cell(restaurant) is not { } cell)
        {
            yield break;
        }

        for (var north = -1; north <= 1; north++)
        {
            for (var east = -1; east <= 1; east++)
            {
                foreach (var entry in _cells.GetValueOrDefault((cell.North + north, cell.East + east)) ?? [])
                {
                    if (Metres(entry.Restaurant, restaurant) <= Near)
                    {
                        yield return entry;
                    }
                }
            }
        }
    }

    private static (int North, int East)? Cell(Restaurant restaurant) => restaurant is { Latitude: { } north, Longitude: { } east }
        ? ((int)Math.Floor(north / CellNorth), (int)Math.Floor(east / CellEast))
        : null;

    private static double Metres(Restaurant one, Restaurant other)
    {
        var north = (one.Latitude!.Value - other.Latitude!.Value) * MetresPerDegree;
        var east = (one.Longitude!.Value - other.Longitude!.Value) * MetresPerDegree * Math.Cos(double.DegreesToRadians(one.Latitude.Value));
        return Math.Sqrt((north * north) + (east * east));
    }
}
