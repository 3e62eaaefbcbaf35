using System.Globalization;
using System.IO.Compression;

namespace Concierge.Restaurants;

/// <summary>
/// The time zones of every place on land, in cells of 0.1°, which is 11 km from north to south. The boundaries are those of
/// timezone-boundary-builder (© OpenStreetMap contributors, ODbL). <c>eng/time-zone-areas.mjs</c> writes the file and describes it.
/// </summary>
internal sealed class TimeZoneAreas
{
    private const string Table = "Concierge.Restaurants.time-zone-areas.gz";
    private const int CellsInDegree = 10;
    private const int LastRow = (180 * CellsInDegree) - 1;
    private const int LastColumn = (360 * CellsInDegree) - 1;

    private static readonly Lazy<TimeZoneAreas> All = new(Read);

    private readonly string[][] _sets;
    private readonly string[] _rows;

    private TimeZoneAreas(string[][] sets, string[] rows) => (_sets, _rows) = (sets, rows);

    /// <summary>Returns the IANA time zones of the cell in which a place is; several near a boundary, none at sea.</summary>
    /// <param name="north">Degrees north, -90 to 90.</param>
    /// <param name="east">Degrees east, -180 to 180.</param>
    public static IReadOnlyList<string> Find(double north, double east)
    {
        var row = Math.Clamp((int)Math.Floor((90 - north) * CellsInDegree), 0, LastRow);
        var column = Math.Clamp((int)Math.Floor((east + 180) * CellsInDegree), 0, LastColumn);
        var areas = All.Value;
        return areas._sets[FindSet(areas._rows[row], column)];
    }

    // "3600" or "12*4 3*17 …": runs of cells from west to east, with the number of their set.
    private static int FindSet(string row, int column)
    {
        var end = 0;
        foreach (var range in row.AsSpan().Split(' '))
        {
            var run = row.AsSpan()[range];
            var star = run.IndexOf('*');
            end += int.Parse(star < 0 ? run : run[..star], NumberStyles.None, CultureInfo.InvariantCulture);
            if (column < end)
            {
                return star < 0 ? 0 : int.Parse(run[(star + 1)..], NumberStyles.None, CultureInfo.InvariantCulture);
            }
        }

        return 0;
    }

    private static TimeZoneAreas Read()
    {
        using var file = typeof(TimeZoneAreas).Assembly.GetManifestResourceStream(Table)!;
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var names = reader.ReadLine()!.Split(' ');
        var sets = reader.ReadLine()!.Split(' ')
            .Select(set => set.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(number => names[int.Parse(number, CultureInfo.InvariantCulture)]))
            .Select(zones => zones.ToArray())
            .ToArray();
        return new TimeZoneAreas(sets, reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
