using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Concierge.Rehearsal.Telephone;

/// <summary>The REST API's routes: Twilio's Calls resource, and one page of the stand-in's own.</summary>
internal sealed class CallsEndpoints(TelephoneNetwork network, TelephoneNetworkOptions options, TimeProvider clock, ILogger logger)
{
    private const string Calls = "/2010-04-01/Accounts/{accountSid}/Calls";

    private readonly Lock _lock = new();
    private readonly Queue<long> _created = new();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost($"{Calls}.json", context => AnswerAsync(context, CreateAsync));
        routes.MapGet($"{Calls}.json", context => AnswerAsync(context, SearchAsync));
        routes.MapGet($"{Calls}/{{sid}}.json", context => AnswerAsync(context, FetchAsync));
        routes.MapPost($"{Calls}/{{sid}}.json", context => AnswerAsync(context, UpdateAsync));
        routes.MapGet("/rehearsal/calls", ListAsync);
        routes.MapFallback("{*path}", context => AnswerAsync(context, _ => throw NotFound(context)));
    }

    private async Task CreateAsync(HttpContext context)
    {
        CheckRate();
        CreateCallForm form = CreateCallForm.Parse(await ReadFormAsync(context), options);
        TelephoneCall call = network.PlaceCall(form);
        await WriteAsync(context, StatusCodes.Status201Created, json => CallResourceWriter.Write(json, call));
    }

    private Task SearchAsync(HttpContext context)
    {
        ListCallsQuery query = ListCallsQuery.Parse(context.Request.Query);
        IReadOnlyList<TelephoneCall> found = [.. network.Calls.Values.Where(query.Matches).OrderByDescending(call => call.Created)];
        return WriteAsync(context, StatusCodes.Status200OK, json => CallListWriter.Write(json, context.Request.Path, query, found));
    }

    private Task FetchAsync(HttpContext context)
    {
        CallLifecycle life = Find(context);
        return WriteAsync(context, StatusCodes.Status200OK, json => CallResourceWriter.Write(json, life.Call));
    }

    private async Task UpdateAsync(HttpContext context)
    {
        CallLifecycle life = Find(context);
        life.Update(UpdateCallForm.Parse(await ReadFormAsync(context)));
        await WriteAsync(context, StatusCodes.Status200OK, json => CallResourceWriter.Write(json, life.Call));
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
        catch (RestException e)
        {
            logger.RequestRefused(e.Status, e.Code, e.Message);
            if (e.Status == StatusCodes.Status401Unauthorized)
            {
                context.Response.Headers.WWWAuthenticate = "Basic realm=\"Twilio API\"";
            }

            await WriteAsync(context, e.Status, json => CallResourceWriter.Write(json, e));
        }
    }

    private void Authenticate(HttpContext context)
    {
        string expected = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.AccountSid}:{options.AuthToken}"));
        bool known = AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization, out AuthenticationHeaderValue? header)
            && header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header.Parameter ?? string.Empty), Encoding.UTF8.GetBytes(expected));
        if (!known)
        {
            throw new RestException(StatusCodes.Status401Unauthorized, 20003, "Authenticate");
        }

        if (context.Request.RouteValues["accountSid"] is string account && account != options.AccountSid)
        {
            throw NotFound(context);
        }
    }

    private void CheckRate()
    {
        if (options.CallsPerSecond is not { } limit)
        {
            return;
        }

        lock (_lock)
        {
            while (_created.TryPeek(out long oldest) && clock.GetElapsedTime(oldest) >= TimeSpan.FromSeconds(1))
            {
                _created.Dequeue();
            }

            if (_created.Count >= limit)
            {
                throw new RestException(StatusCodes.Status429TooManyRequests, 20429, "Too Many Requests");
            }

            _created.Enqueue(clock.GetTimestamp());
        }
    }

    private CallLifecycle Find(HttpContext context) =>
        context.Request.RouteValues["sid"] is string sid && network.FindCall(sid) is { } life ? life : throw NotFound(context);

    private static RestException NotFound(HttpContext context) =>
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
