using System.Reflection;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>
/// The fictitious restaurants of the rehearsal. Their phone numbers are from a range that the Bundesnetzagentur (the German regulator) reserves for
/// films.
/// </summary>
public static class RehearsalRestaurants
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "restaurants.csv";

    /// <summary>Opens the file: a header line, then one restaurant per line.</summary>
    public static Stream OpenCsv() => Assembly.GetExecutingAssembly().GetManifestResourceStream($"Concierge.Rehearsal.Restaurant.{FileName}")!;
}
