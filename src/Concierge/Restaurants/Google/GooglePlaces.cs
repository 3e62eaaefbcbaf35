using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Restaurants.Google;

/// <summary>Google's Places API (New), Text Search (developers.google.com/maps/documentation/places/web-service/text-search). Nothing of its answers is kept: Google's terms allow that of place ids alone.</summary>
internal sealed class GooglePlaces(HttpClient http, ConciergeSettings settings) : IWebRestaurants
{
    /// <summary>What is asked for, and paid for; the API answers nothing without it.</summary>
    public const string FieldMask = "places.id,places.displayName,places.formattedAddress,places.addressComponents,places.location,places.internationalPhoneNumber,"
        + "places.priceLevel,places.primaryType,places.types,places.regularOpeningHours.periods,places.timeZone,places.websiteUri,places.businessStatus";

    private const int MostAsked = 20;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Restaurant>> SearchAsync(string words, RestaurantQuery? query, CancellationToken cancellationToken)
    {
        var levels = GooglePrice.Between(query?.MinPrice, query?.MaxPrice);
        if (levels is [])
        {
            // An empty list would be no condition.
            return [];
        }

        var found = await AskAsync(
            new SearchTextRequest
            {
                TextQuery = words,
                IncludedType = "restaurant",
                PageSize = Math.Clamp(query?.Limit ?? MostAsked, 1, MostAsked),
                PriceLevels = levels,
            },
            cancellationToken);
        return [.. (found.Places ?? []).Select(GooglePlaceReader.Read).OfType<Restaurant>().Where(restaurant => Fits(restaurant, query))];
    }

    private static bool Fits(Restaurant restaurant, RestaurantQuery? query) =>
        query?.OpenAt is not { } at || Hours.OpeningHours.Of(restaurant).StateAt(at) != Hours.OpenState.Closed;

    private async Task<SearchTextResponse> AskAsync(SearchTextRequest body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(settings.GooglePlacesBaseUrl, "v1/places:searchText"))
        {
            Content = JsonContent.Create(body, GoogleJsonContext.Default.SearchTextRequest),
        };
        request.Headers.Add("X-Goog-Api-Key", settings.GooglePlacesApiKey);
        request.Headers.Add("X-Goog-FieldMask", FieldMask);
        try
        {
            using var answer = await http.SendAsync(request, cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK
                ? await answer.Content.ReadFromJsonAsync(GoogleJsonContext.Default.SearchTextResponse, cancellationToken) ?? throw new ConciergeException(GoogleErrors.NotGoogle)
                : throw new ConciergeException(GoogleErrors.From(answer.StatusCode, await ErrorAsync(answer, cancellationToken)));
        }
        catch (OperationCanceledException slow) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ConciergeException(GoogleErrors.TimedOut, slow);
        }
        catch (HttpRequestException unreachable)
        {
            throw new ConciergeException(GoogleErrors.Unreachable, unreachable);
        }
        catch (JsonException garbage)
        {
            throw new ConciergeException(GoogleErrors.NotGoogle, garbage);
        }
    }

    private static async Task<GoogleError?> ErrorAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            return (await answer.Content.ReadFromJsonAsync(GoogleJsonContext.Default.GoogleErrorBody, cancellationToken))?.Error;
        }
        catch (JsonException)
        {
            // A proxy's page; the status says enough.
            return null;
        }
    }
}
