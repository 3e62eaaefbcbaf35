using System.Threading.Channels;

namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// Delivers webhooks whose response is not used, one after the other. The queue records a failed webhook as a warning and does not retry it.
/// </summary>
internal sealed class CallbackQueue
{
    private readonly Channel<Callback> _callbacks = Channel.CreateUnbounded<Callback>(new UnboundedChannelOptions { SingleReader = true });
    private readonly NetworkServices _services;
    private readonly TelephoneCall _call;
    private readonly Task _deliveryTask;

    public CallbackQueue(NetworkServices services, TelephoneCall call)
    {
        _services = services;
        _call = call;
        _deliveryTask = Task.Run(DeliverAsync);
    }

    public void Post(string method, string url, IReadOnlyList<KeyValuePair<string, string>> fields) =>
        _callbacks.Writer.TryWrite(new Callback(method, url, fields));

    /// <summary>Accepts no more webhooks; completes when all are delivered.</summary>
    public Task CompleteAsync()
    {
        _callbacks.Writer.TryComplete();
        return _deliveryTask;
    }

    private async Task DeliverAsync()
    {
        await foreach (Callback callback in _callbacks.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                await _services.Webhooks.SendAsync(callback.Method, callback.Url, callback.Fields, _services.Shutdown);
            }
            catch (CallErrorException exception)
            {
                CallError error = new(15003, CallErrorMessages.GetMessage(15003), exception.Error.Detail, Fatal: false);
                _call.RecordError(error);
                _services.Logger.LogCallError(_call.Sid, error.Code, error.Message, error.Detail);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private readonly record struct Callback(string Method, string Url, IReadOnlyList<KeyValuePair<string, string>> Fields);
}
