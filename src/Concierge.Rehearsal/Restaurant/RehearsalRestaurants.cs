using System.Reflection;

namespace Concierge.Rehearsal.Restaurant;

/// <summary>A dozen restaurants that exist on this machine alone. Their numbers are from a range that the Bundesnetzagentur keeps for films.</summary>
public static class RehearsalRestaurants
{
    /// <summary>The file's name.</summary>
    public const string FileName = "restaurants.csv";

    /// <summary>The file: one restaurant a line, under a line of headers.</summary>
    public static Stream Open() => Assembly.GetExecutingAssembly().GetManifestResourceStream($"Concierge.Rehearsal.Restaurant.{FileName}")!;
}
