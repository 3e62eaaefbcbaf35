using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Concierge.Tests.Twilio;

/// <summary>Twilio's REST API in memory. It records the requests and returns the responses that the test sets.</summary>
internal sealed class FakeTwilio : HttpMessageHandler
{
    public const string CallSid = "CA00000000000000000000000000000001";

    private readonly List<TwilioRequest> _requests = [];

    public IReadOnlyList<TwilioRequest> Requests
    {
        get
        {
            lock (_requests)
            {
                return [.. _requests];
            }
        }
    }

    public int Creates => Requests.Count(request => request.IsCreate);

    public int Ends => Requests.Count(request => request.IsEnd);

    /// <summary>Gives the response to a request that creates a call. The default is 201.</summary>
    public Func<CancellationToken, Task<HttpResponseMessage>> Create { get; set; } = _ => Task.FromResult(Call(HttpStatusCode.Created, "queued"));

    /// <summary>Gives the response to every other request, before <see cref="Other"/>; <see langword="null"/> to leave it to that.</summary>
    public Func<TwilioRequest, HttpResponseMessage?> Respond { get; set; } = _ => null;

    /// <summary>Gives the response to every other request; <see langword="null"/> for what Twilio would answer.</summary>
    public Func<HttpResponseMessage>? Other { get; set; }

    public static HttpResponseMessage Call(HttpStatusCode status, string callStatus) =>
        Json(status, $$"""{"sid":"{{CallSid}}","status":"{{callStatus}}","to":"+14155550142"}""");

    public static HttpResponseMessage Error(int status, int code) =>
        Json((HttpStatusCode)status, $$"""{"code":{{code}},"message":"Refused, for +14155550142.","more_info":"https://www.twilio.com/docs/errors/{{code}}","status":{{status}}}""");

    public static HttpResponseMessage Json(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    /// <summary>Refuses every request that creates a call.</summary>
    public void Refuse(int status, int code) => Create = _ => Task.FromResult(Error(status, code));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var form = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var fields = QueryHelpers.ParseQuery(form).SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")));
        TwilioRequest received = new(request.Method.Method, request.RequestUri!.AbsolutePath, request.Headers.Authorization?.ToString(), [.. fields]);
        lock (_requests)
        {
            _requests.Add(received);
        }

        return received.IsCreate ? await Create(cancellationToken) : Respond(received) ?? Other?.Invoke() ?? Answer(received);
    }

    // A call that is read is not over before somebody has ended it.
    private HttpResponseMessage Answer(TwilioRequest request) => request switch
    {
        { Method: "GET" } when request.Path.EndsWith("/Notifications.json", StringComparison.Ordinal) => Json(HttpStatusCode.OK, """{"notifications":[]}"""),
        { Method: "GET" } => Call(HttpStatusCode.OK, Ends > 0 ? "completed" : "queued"),
        _ => Call(HttpStatusCode.OK, "completed"),
    };
}
