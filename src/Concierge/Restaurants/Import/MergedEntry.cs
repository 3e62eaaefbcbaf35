namespace Concierge.Restaurants.Import;

/// <summary>A restaurant of the directory while a file is merged into it.</summary>
internal sealed class MergedEntry(Restaurant restaurant, bool isNew)
{
    /// <summary>As it stands now.</summary>
    public Restaurant Restaurant { get; private set; } = restaurant;

    /// <summary>The name as it is compared.</summary>
    public string NormalizedName { get; } = RestaurantNameComparer.Normalize(restaurant.Name);

    /// <summary>Whether it is new to the directory.</summary>
    public bool IsNew { get; } = isNew;

    /// <summary>Whether it differs from what the directory had.</summary>
    public bool IsChanged { get; private set; } = isNew;

    /// <summary>Whether an entry of the file has been found to be it.</summary>
    public bool IsClaimed { get; set; } = isNew;

    /// <summary>Whether an entry of the file has been merged into it.</summary>
    public bool IsSeen { get; set; } = isNew;

    /// <summary>Takes over what it says.</summary>
    /// <param name="incoming">What the file says.</param>
    /// <param name="wins">Whether the file's word counts for more than what is known; otherwise it fills gaps alone.</param>
    /// <returns>Whether anything changed.</returns>
    public bool Merge(Restaurant incoming, bool wins)
    {
        var (first, second) = wins ? (incoming, Restaurant) : (Restaurant, incoming);
        var merged = Restaurant with
        {
            Name = first.Name,
            PhoneNumber = first.PhoneNumber,
            Address = first.Address ?? second.Address,
            City = first.City ?? second.City,
            Cuisine = first.Cuisine ?? second.Cuisine,
            Price = first.Price ?? second.Price,
            OpeningHours = first.OpeningHours ?? second.OpeningHours,
            TimeZone = first.TimeZone ?? second.TimeZone,
            Language = first.Language ?? second.Language,
            Website = first.Website ?? second.Website,
            Latitude = first.Latitude ?? second.Latitude,
            Longitude = first.Longitude ?? second.Longitude,
            Source = wins ? incoming.Source : Restaurant.Source,
            SourceId = wins ? incoming.SourceId : Restaurant.SourceId,
        };
        var changed = merged != Restaurant;
        Restaurant = merged;
        IsChanged |= changed;
        return changed;
    }
}
