namespace Concierge.Restaurants.Google;

internal sealed record GoogleLocation(double Latitude, double Longitude);
