using System.Globalization;
using System.Text;
using Concierge.Telephony.MediaStreams;
using FsCheck.Xunit;

namespace Concierge.Tests.Voice;

/// <summary>Whatever the order of events: one clear for an interruption, silence of the interrupted response after it, and one response at a time.</summary>
public sealed class VoiceBridgeProperties
{
    [Property(MaxTest = 300)]
    public void The_rules_hold_in_any_order(byte[] steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        var outer = SynchronizationContext.Current;
        var pump = new Pump();
        SynchronizationContext.SetSynchronizationContext(pump);
        try
        {
            var conversation = new Conversation();
            foreach (var step in steps)
            {
                conversation.Do(step);
                pump.Run();
                conversation.Check();
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <summary>A voice model that keeps to the protocol, and a telephone; the order of what they do is the test's.</summary>
    private sealed class Conversation
    {
        private readonly BridgeBench _bench = new();
        private readonly HashSet<byte> _dead = [];
        private int _returned;
        private int _checked;
        private int _clears;
        private byte _response;
        private bool _active;
        private bool _requested;
        private bool _abandoned;
        private bool _speaking;
        private int _calls;

        public Conversation()
        {
            _bench.Session.ResponseRequested = () =>
            {
                (_active || _requested).ShouldBeFalse("a response was requested while another was under way");
                _requested = true;
            };
            Done(_bench.Bridge.AttachSessionAsync(_bench.Session));
            Done(_bench.AttachStreamAsync());
        }

        private string Response => $"r{_response}";

        private string Item => $"i{_response}";

        public void Do(byte step)
        {
            switch (step % 12)
            {
                case 0 when _requested:
                    _response++;
                    _active = true;
                    _requested = false;
                    if (_abandoned)
                    {
                        _dead.Add(_response);
                        _abandoned = false;
                    }

                    Done(_bench.Bridge.OnResponseCreatedAsync(Response));
                    break;
                case 1 or 2 or 3 when _active:
                    Done(_bench.SpeakAsync(Response, Item, 20 + step, _response));
                    break;
                case 4 when _active:
                    _bench.Bridge.OnAudioDone(Item, 0);
                    break;
                case 5 when _active:
                    _active = false;
                    Done(_bench.Bridge.OnResponseDoneAsync(Response, error: null));
                    break;
                case 6 or 7 when _bench.Telephone.Marks.ElementAtOrDefault(_returned) is { } mark:
                    _returned++;
                    PlaybackMark.TryParse(Encoding.ASCII.GetBytes(mark), out var name).ShouldBeTrue();
                    _bench.Bridge.OnMark(name);
                    break;
                case 8 when !_speaking:
                    Interrupt();
                    break;
                case 9 when _speaking:
                    _speaking = false;
                    Done(_bench.Bridge.OnSpeechStoppedAsync("u", TimeSpan.FromSeconds(1)));
                    break;
                case 10 when _active:
                    _bench.Bridge.OnFunctionCall(string.Create(CultureInfo.InvariantCulture, $"c{_calls++}"), "tool", "{}");
                    break;
                case 11:
                    Done(_bench.AttachStreamAsync());
                    break;
            }
        }

        public void Check()
        {
            var fresh = _bench.Telephone.Sent.Skip(_checked).ToList();
            _checked += fresh.Count;
            _bench.Session.Done.Where(entry => entry.StartsWith("cancel", StringComparison.Ordinal)).ShouldBeUnique();
            foreach (var message in fresh.Where(message => message.TryGetProperty("media", out _)))
            {
                var speaker = Convert.FromBase64String(message.GetProperty("media").GetProperty("payload").GetString()!)[0];
                _dead.ShouldNotContain(speaker, "a dead response was heard");
            }
        }

        private void Interrupt()
        {
            _speaking = true;
            if (_active)
            {
                _dead.Add(_response);
            }

            _abandoned |= _requested;
            Done(new ValueTask(_bench.InterruptAsync("u")));
            var clears = _bench.Telephone.Kinds.Count(kind => kind == "clear");
            (clears - _clears).ShouldBeLessThanOrEqualTo(1);
            _clears = clears;
        }

        private static void Done(ValueTask step) => step.AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Runs what was left for later on the test's own thread, so that a failing order fails every time.</summary>
    private sealed class Pump : SynchronizationContext
    {
        private readonly Queue<(SendOrPostCallback Work, object? State)> _work = new();

        public override void Post(SendOrPostCallback d, object? state) => _work.Enqueue((d, state));

        public void Run()
        {
            while (_work.TryDequeue(out var next))
            {
                next.Work(next.State);
            }
        }
    }
}
