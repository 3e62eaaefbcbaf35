using System.Net;
using System.Text;

namespace Concierge.Tests.Server.Checks;

/// <summary>Twilio and OpenAI as the checks see them: all is well, until a test sets another answer for a path.</summary>
internal sealed class FakeVendors : HttpMessageHandler
{
    private readonly Dictionary<string, (HttpStatusCode Status, string Body)> _answers = new(StringComparer.Ordinal)
    {
        ["/2010-04-01/Accounts/AC00000000000000000000000000000001.json"] = (HttpStatusCode.OK, """{"status":"active","type":"Full"}"""),
        ["/2010-04-01/Accounts/AC00000000000000000000000000000001/Balance.json"] = (HttpStatusCode.OK, """{"balance":"12.5","currency":"USD"}"""),
        ["/2010-04-01/Accounts/AC00000000000000000000000000000001/IncomingPhoneNumbers.json"] =
            (HttpStatusCode.OK, """{"incoming_phone_numbers":[{"phone_number":"+14155550100","capabilities":{"voice":true,"sms":false}}]}"""),
        ["/2010-04-01/Accounts/AC00000000000000000000000000000001/OutgoingCallerIds.json"] = (HttpStatusCode.OK, """{"outgoing_caller_ids":[]}"""),
        ["/v1/DialingPermissions/Countries/US"] =
            (HttpStatusCode.OK, """{"iso_code":"US","name":"United States/Canada","low_risk_numbers_enabled":true}"""),
        ["/v1/models"] = (HttpStatusCode.OK, """{"data":[{"id":"gpt-realtime-2.1"},{"id":"gpt-transcribe"},{"id":"gpt-live-transcribe"}]}"""),
    };

    /// <summary>The clock of the servers.</summary>
    public DateTimeOffset Now { get; set; } = TimeProvider.System.GetUtcNow();

    /// <summary>Whether nothing can be reached.</summary>
    public bool IsOffline { get; set; }

    /// <summary>The addresses that were asked.</summary>
    public List<Uri> Requests { get; } = [];

    /// <summary>Sets the answer for every path that ends so.</summary>
    public void Answer(string pathEnd, HttpStatusCode status, string body)
    {
        var path = _answers.Keys.Single(known => known.EndsWith(pathEnd, StringComparison.Ordinal));
        _answers[path] = (status, body);
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (IsOffline)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "offline");
        }

        Requests.Add(request.RequestUri!);
        var (status, body) = _answers.GetValueOrDefault(request.RequestUri!.AbsolutePath, (HttpStatusCode.NotFound, "{}"));
        var response = new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        response.Headers.Date = Now;
        return Task.FromResult(response);
    }
}
