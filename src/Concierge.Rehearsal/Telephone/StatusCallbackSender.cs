using System.Globalization;

namespace Concierge.Rehearsal.Telephone;

/// <summary>Sends the status callbacks of one call: only of the requested events, in order, numbered from 0.</summary>
internal sealed class StatusCallbackSender(NetworkServices services, TelephoneCall call, CreateCallForm request, CallbackQueue queue)
{
    private readonly Lock _lock = new();
    private int _sequenceNumber;
    private string? _url = request.StatusCallback;
    private string _method = request.StatusCallbackMethod;

    /// <summary>Sends all further callbacks to another URL.</summary>
    public void Redirect(string url, string method)
    {
        lock (_lock)
        {
            _url = url;
            _method = method;
        }
    }

    /// <summary>Sends the callback of an event before the end of the call.</summary>
    /// <param name="progressEvent"><c>initiated</c>, <c>ringing</c> or <c>answered</c>.</param>
    /// <param name="status">The value of <c>CallStatus</c>.</param>
    public void SendProgress(string progressEvent, string status) => Post(progressEvent, status, []);

    /// <summary>Sends the callback of the call's end. Twilio reports every final status under the event <c>completed</c>.</summary>
    public void SendCompleted(TelephoneCallStatus status, int sipResponseCode)
    {
        int seconds = (int)Math.Ceiling(call.Duration.TotalSeconds);
        const int SecondsPerMinute = 60;
        int billedMinutes = (seconds + SecondsPerMinute - 1) / SecondsPerMinute;
        Post(
            "completed",
            status.ToTwilioName(),
            [
                new("CallDuration", seconds.ToString(CultureInfo.InvariantCulture)),
                new("Duration", billedMinutes.ToString(CultureInfo.InvariantCulture)),
                new("SipResponseCode", sipResponseCode.ToString(CultureInfo.InvariantCulture)),
            ]);
    }

    private void Post(string progressEvent, string status, IEnumerable<KeyValuePair<string, string>> extraFields)
    {
        lock (_lock)
        {
            if (_url is null || !request.StatusCallbackEvents.Contains(progressEvent))
            {
                return;
            }

            List<KeyValuePair<string, string>> fields =
            [
                .. WebhookFields.Create(call, status),
                new("Timestamp", WebhookFields.FormatRfc2822(services.TimeProvider.GetUtcNow())),
                new("CallbackSource", "call-progress-events"),
                new("SequenceNumber", (_sequenceNumber++).ToString(CultureInfo.InvariantCulture)),
                .. extraFields,
            ];
            queue.Post(_method, _url, fields);
            if (services.Options.RepeatStatusCallbacks)
            {
                queue.Post(_method, _url, fields);
            }
        }
    }
}
