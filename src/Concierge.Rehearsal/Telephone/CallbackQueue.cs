using System.Threading.Channels;

namespace Concierge.Rehearsal.Telephone;

/// <summary>Webhooks whose answer does not matter, delivered one after the other. One that fails is recorded as a warning and not repeated.</summary>
internal sealed class CallbackQueue
{
    private readonly Channel<Callback> _callbacks = Channel.CreateUnbounded<Callback>(new UnboundedChannelOptions { SingleReader = true });
    private readonly NetworkServices _services;
    private readonly TelephoneCall _call;
    private readonly Task _delivery;

    public CallbackQueue(NetworkServices services, TelephoneCall call)
    {
        _services = services;
        _call = call;
        _delivery = Task.Run(DeliverAsync);
    }

    public void Post(string method, string url, IReadOnlyList<KeyValuePair<string, string>> fields) =>
        _callbacks.Writer.TryWrite(new Callback(method, url, fields));

    /// <summary>Takes no more, and waits until all have been delivered.</summary>
    public Task CompleteAsync()
    {
        _callbacks.Writer.TryComplete();
        return _delivery;
    }

    private async Task DeliverAsync()
    {
        await foreach (Callback callback in _callbacks.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                await _services.Webhooks.SendAsync(callback.Method, callback.Url, callback.Fields, _services.Shutdown);
            }
            catch (CallErrorException e)
            {
                CallError error = new(15003, CallErrorMessages.GetMessage(15003), e.Error.Detail, Fatal: false);
                _call.RecordError(error);
                _services.Logger.CallErrorRecorded(_call.Sid, error.Code, error.Message, error.Detail);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private readonly record struct Callback(string Method, string Url, IReadOnlyList<KeyValuePair<string, string>> Fields);
}
