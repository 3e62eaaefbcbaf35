using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.Telephone;

/// <summary>The routes of the REST API: Twilio's Calls resource, the account's own resources, and the stand-in's list of calls.</summary>
internal sealed class CallsEndpoints(TelephoneNetwork network, TelephoneNetworkOptions options, TimeProvider timeProvider, ILogger logger)
{
    private const string AccountPath = "/2010-04-01/Accounts/{accountSid}";
    private const string CallsPath = $"{AccountPath}/Calls";

    private readonly Lock _lock = new();
    private readonly Queue<long> _creationTimestamps = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{CallsPath}.json", context => AnswerAsync(context, CreateAsync));
        routes.MapGet($"{CallsPath}.json", context => AnswerAsync(context, SearchAsync));
        routes.MapGet($"{CallsPath}/{{sid}}.json", context => AnswerAsync(context, FetchAsync));
        routes.MapPost($"{CallsPath}/{{sid}}.json", context => AnswerAsync(context, UpdateAsync));
        MapAccount(routes, $"{AccountPath}.json", (_, json) => AccountResourceWriter.WriteAccount(json, options));
        MapAccount(routes, $"{AccountPath}/Balance.json", (_, json) => AccountResourceWriter.WriteBalance(json, options));
        MapAccount(
            routes,
            $"{AccountPath}/IncomingPhoneNumbers.json",
            (context, json) => AccountResourceWriter.WriteOwnedNumbers(json, options, context.Request.Query["PhoneNumber"]));
        MapAccount(routes, $"{AccountPath}/OutgoingCallerIds.json", (_, json) => AccountResourceWriter.WriteCallerIds(json));
        MapAccount(
            routes,
            "/v1/DialingPermissions/Countries/{country}",
            (context, json) => AccountResourceWriter.WriteDialingPermission(json, $"{context.Request.RouteValues["country"]}"));
        routes.MapGet("/rehearsal/calls", ListAsync);
        routes.MapFallback("{*path}", context => AnswerAsync(context, _ => throw CreateNotFound(context)));
    }

    private void MapAccount(IEndpointRouteBuilder routes, string path, Action<HttpContext, Utf8JsonWriter> write) =>
        routes.MapGet(path, context => AnswerAsync(context, asked => WriteAsync(asked, StatusCodes.Status200OK, json => write(asked, json))));

    private async Task CreateAsync(HttpContext context)
    {
        CheckRateLimit();
        CreateCallForm form = CreateCallForm.Parse(await ReadFormAsync(context), options);
        TelephoneCall call = network.PlaceCall(form);
        await WriteAsync(context, StatusCodes.Status201Created, json => CallResourceWriter.Write(json, call));
    }

    private Task SearchAsync(HttpContext context)
    {
        ListCallsQuery query = ListCallsQuery.Parse(context.Request.Query);
        IReadOnlyList<TelephoneCall> matches = [.. network.Calls.Values.Where(query.Matches).OrderByDescending(call => call.Created)];
        return WriteAsync(context, StatusCodes.Status200OK, json => CallListWriter.Write(json, context.Request.Path, query, matches));
    }

    private Task FetchAsync(HttpContext context)
    {
        CallLifecycle lifecycle = FindCall(context);
        return WriteAsync(context, StatusCodes.Status200OK, json => CallResourceWriter.Write(json, lifecycle.Call));
    }

    private async Task UpdateAsync(HttpContext context)
    {
        CallLifecycle lifecycle = FindCall(context);
        lifecycle.Update(UpdateCallForm.Parse(await ReadFormAsync(context)));
        await WriteAsync(context, StatusCodes.Status200OK, json => CallResourceWriter.Write(json, lifecycle.Call));
    }

    private Task ListAsync(HttpContext context) => WriteAsync(context, StatusCodes.Status200OK, json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("calls");
        foreach (TelephoneCall call in network.Calls.Values.OrderBy(call => call.Created))
        {
            CallResourceWriter.WriteRehearsal(json, call);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private async Task AnswerAsync(HttpContext context, Func<HttpContext, Task> handler)
    {
        try
        {
            Authenticate(context);
            await handler(context);
        }
        catch (RestApiException exception)
        {
            logger.LogRequestRejected(exception.Status, exception.Code, exception.Message);
            if (exception.Status == StatusCodes.Status401Unauthorized)
            {
                context.Response.Headers.WWWAuthenticate = "Basic realm=\"Twilio API\"";
            }

            await WriteAsync(context, exception.Status, json => CallResourceWriter.Write(json, exception));
        }
    }

    private void Authenticate(HttpContext context)
    {
        string expectedCredentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthToken}"));
        bool isAuthenticated = AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out AuthenticationHeaderValue? header)
            && header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header.Parameter ?? string.Empty), Encoding.UTF8.GetBytes(expectedCredentials));
        if (!isAuthenticated)
        {
            throw new RestApiException(StatusCodes.Status401Unauthorized, 20003, "Authenticate");
        }

        if (context.Request.RouteValues["accountSid"] is string account && account != options.AccountSid)
        {
            throw CreateNotFound(context);
        }
    }

    private void CheckRateLimit()
    {
        if (options.CallsPerSecond is not { } limit)
        {
            return;
        }

        lock (_lock)
        {
            while (_creationTimestamps.TryPeek(out long oldest) && timeProvider.GetElapsedTime(oldest) >= TimeSpan.FromSeconds(1))
            {
                _creationTimestamps.Dequeue();
            }

            if (_creationTimestamps.Count >= limit)
            {
                throw new RestApiException(StatusCodes.Status429TooManyRequests, 20429, "Too Many Requests");
            }

            _creationTimestamps.Enqueue(timeProvider.GetTimestamp());
        }
    }

    private CallLifecycle FindCall(HttpContext context) =>
        context.Request.RouteValues["sid"] is string sid && network.FindCall(sid) is { } lifecycle ? lifecycle : throw CreateNotFound(context);

    private static RestApiException CreateNotFound(HttpContext context) =>
        new(StatusCodes.Status404NotFound, 20404, $"The requested resource {context.Request.Path} was not found");

    private static async Task<IFormCollection> ReadFormAsync(HttpContext context) =>
        context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true
        ? await context.Request.ReadFormAsync(context.RequestAborted)
        : throw CallFormReader.CreateInvalidParameter("The body must be application/x-www-form-urlencoded.");

    private static async Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> write)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json;charset=utf-8";
        await using (Utf8JsonWriter json = new(context.Response.BodyWriter))
        {
            write(json);
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
