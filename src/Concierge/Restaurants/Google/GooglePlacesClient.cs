using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Restaurants.Google;

/// <summary>
/// Google's Places API (New), Text Search (developers.google.com/maps/documentation/places/web-service/text-search). Responses are not
/// stored: Google's terms allow storing place ids only.
/// </summary>
internal sealed class GooglePlacesClient(HttpClient http, RestaurantOptions options) : IRestaurantWebSearch
{
    /// <summary>The requested fields, which also decide the price. The API requires a field mask.</summary>
    public const string FieldMask = "places.id,places.displayName,places.formattedAddress,places.addressComponents,places.location,"
        + "places.internationalPhoneNumber,"
        + "places.priceLevel,places.primaryType,places.types,places.regularOpeningHours.periods,places.timeZone,places.websiteUri,places.businessStatus";

    private const int MaxResults = 20;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Restaurant>> SearchAsync(string words, RestaurantQuery? query, CancellationToken cancellationToken)
    {
        var levels = GooglePriceMapper.GetLevels(query?.MinPrice, query?.MaxPrice);
        if (levels is [])
        {
            // The API treats an empty list as "no condition".
            return [];
        }

        var found = await AskAsync(
            new SearchTextRequest
            {
                TextQuery = words,
                IncludedType = "restaurant",
                PageSize = Math.Clamp(query?.Limit ?? MaxResults, 1, MaxResults),
                PriceLevels = levels,
            },
            cancellationToken);
        return [.. (found.Places ?? []).Select(GooglePlaceMapper.TryMap).OfType<Restaurant>().Where(restaurant => IsPossiblyOpen(restaurant, query))];
    }

    private static bool IsPossiblyOpen(Restaurant restaurant, RestaurantQuery? query) =>
        query?.OpenAt is not { } at || Hours.OpeningHours.ForRestaurant(restaurant).GetState(at) != Hours.OpenState.Closed;

    private async Task<SearchTextResponse> AskAsync(SearchTextRequest body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(options.GooglePlacesBaseUrl, "v1/places:searchText"))
        {
            Content = JsonContent.Create(body, GoogleJsonContext.Default.SearchTextRequest),
        };
        request.Headers.Add("X-Goog-Api-Key", options.GooglePlacesApiKey);
        request.Headers.Add("X-Goog-FieldMask", FieldMask);
        try
        {
            using var answer = await http.SendAsync(request, cancellationToken);
            return answer.StatusCode == HttpStatusCode.OK
                ? await answer.Content.ReadFromJsonAsync(GoogleJsonContext.Default.SearchTextResponse, cancellationToken)
                    ?? throw new ConciergeException(GooglePlacesErrorMapper.InvalidResponse)
                : throw new ConciergeException(GooglePlacesErrorMapper.FromStatus(answer.StatusCode, await ErrorAsync(answer, cancellationToken)));
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ConciergeException(GooglePlacesErrorMapper.TimedOut, exception);
        }
        catch (HttpRequestException exception)
        {
            throw new ConciergeException(GooglePlacesErrorMapper.Unreachable, exception);
        }
        catch (JsonException exception)
        {
            throw new ConciergeException(GooglePlacesErrorMapper.InvalidResponse, exception);
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
            // The body comes from a proxy; the HTTP status is enough.
            return null;
        }
    }
}
