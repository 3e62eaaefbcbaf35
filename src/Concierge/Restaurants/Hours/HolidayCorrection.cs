namespace Concierge.Restaurants.Hours;

/// <summary>A line of <c>public-holidays.tsv</c>.</summary>
/// <param name="Country">ISO 3166, two letters.</param>
/// <param name="IsHoliday">Whether the day is added; otherwise it is removed.</param>
/// <param name="Days">The day, as <see cref="HolidayDate"/> reads it.</param>
/// <param name="FirstYear">The first year; 0 for all.</param>
internal sealed record HolidayCorrection(string Country, bool IsHoliday, string Days, int FirstYear)
{
    private const string Table = "Concierge.Restaurants.Hours.public-holidays.tsv";

    /// <summary>Reads the table.</summary>
    public static IReadOnlyList<HolidayCorrection> ReadAll()
    {
        using var reader = new StreamReader(typeof(HolidayCorrection).Assembly.GetManifestResourceStream(Table)!);
        List<HolidayCorrection> corrections = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#' && line.Split('\t') is [var country, var change, var days, var years, ..])
            {
                var first = years.Length == 0 ? 0 : int.Parse(years.TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture);
                corrections.Add(new HolidayCorrection(country, change == "add", days, first));
            }
        }

        return corrections;
    }
}
