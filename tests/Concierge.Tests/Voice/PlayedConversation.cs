using System.Globalization;

namespace Concierge.Tests.Voice;

/// <summary>
/// A voice model that keeps to the protocol, and a telephone that plays what it is sent; the order of what they do is the
/// test's. Knows what was truly played, and checks what the model believes against it.
/// </summary>
internal sealed class PlayedConversation
{
    private const int ChunkMs = 50;

    private readonly VoiceBridgeFixture _bench = new();
    private readonly HashSet<byte> _dead = [];
    private readonly Dictionary<string, int> _received = [];
    private readonly Dictionary<string, int> _played = [];
    private readonly Dictionary<string, int> _believed = [];
    private FakeVoiceSession _session = null!;
    private int _read;
    private int _returned;
    private int _checked;
    private int _cleared;
    private int _clears;
    private byte _response;
    private bool _active;
    private bool _requested;
    private bool _abandoned;
    private bool _speaking;
    private bool _closed;
    private int _calls;

    public PlayedConversation()
    {
        Attach(_bench.Session, apology: null);
        Done(_bench.AttachStreamAsync());
    }

    private string Response => $"r{_response}";

    private string Item => ItemOf(_response);

    private bool IsLeaving => _bench.Observer.Told.Any(entry => entry.StartsWith("gave up", StringComparison.Ordinal));

    public void Do(byte step)
    {
        switch (step % 15)
        {
            case 0 when _requested:
                Begin();
                break;
            case 1 or 2 or 3 when _active:
                Speak(20 + step);
                break;
            case 4 when _active:
                _bench.Bridge.OnAudioDone(Item, 0);
                break;
            case 5 when _active:
                _active = false;
                Done(_bench.Bridge.OnResponseDoneAsync(Response, error: null));
                break;
            case 6 or 7 when _returned < _bench.Telephone.Marks.Count():
                Return();
                break;
            case 8 when !_speaking && !IsLeaving:
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
                _cleared = _bench.Telephone.Marks.Count();
                Learn();
                KillIfCancelled();
                CheckBelief();
                break;
            case 12:
                Replace();
                break;
            case 13:
                _bench.Time.Advance(TimeSpan.FromMilliseconds(100 * (step / 15)));
                break;
            case 14 when _speaking:
                _speaking = false;
                Done(_bench.Bridge.OnSpeechStoppedAsync("u", TimeSpan.FromMilliseconds(100)));
                Done(_bench.Bridge.OnCalleeTranscriptAsync("u", ""));
                break;
        }
    }

    public void Check()
    {
        Learn();
        var fresh = _bench.Telephone.Sent.Skip(_checked).ToList();
        _checked += fresh.Count;
        foreach (var message in fresh.Where(message => message.TryGetProperty("media", out _)))
        {
            var speaker = Convert.FromBase64String(message.GetProperty("media").GetProperty("payload").GetString()!)[0];
            _dead.ShouldNotContain(speaker, "a dead response was heard");
            _closed.ShouldBeFalse("something was sent after the end");
        }
    }

    /// <summary>The call ends; the model continues for a moment.</summary>
    public void Close()
    {
        Done(_bench.Bridge.DisposeAsync());
        Check();
        _closed = true;
        if (_active)
        {
            Done(_bench.SpeakAsync(Response, Item, 20, _response));
        }

        _session.IsDisposed.ShouldBeTrue();
    }

    private void Begin()
    {
        _response++;
        _active = true;
        _requested = false;
        if (_abandoned)
        {
            _dead.Add(_response);
            _abandoned = false;
        }

        Done(_bench.Bridge.OnResponseCreatedAsync(Response));
    }

    private void Speak(int milliseconds)
    {
        _received[Item] = _received.GetValueOrDefault(Item) + milliseconds;
        _played.TryAdd(Item, 0);
        Done(_bench.SpeakAsync(Response, Item, milliseconds, _response));
    }

    // The telephone returns every mark in order: those before the last clear were dropped, the others have been played.
    private void Return()
    {
        if (_returned >= _cleared)
        {
            var payload = Convert.FromBase64String(_bench.Telephone.Payloads.ElementAt(_returned));
            _played[ItemOf(payload[0])] += payload.Length / 8;
        }

        _bench.PlayedTo(_returned++);
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
        if (clears > _clears)
        {
            _cleared = _bench.Telephone.Marks.Count();
        }

        _clears = clears;
        Learn();
        CheckBelief();
    }

    private void Replace()
    {
        var apology = _bench.Bridge.Apology;
        _bench.Bridge.DetachSession();
        Learn();
        (_active, _requested, _abandoned, _speaking) = (false, false, false, false);

        // The next session is told the words that were heard, and knows nothing of these items.
        _received.Clear();
        _believed.Clear();
        Attach(new FakeVoiceSession(), apology);
    }

    private void Attach(FakeVoiceSession session, string? apology)
    {
        _session = session;
        _read = 0;
        session.ResponseRequested = () =>
        {
            (_active || _requested).ShouldBeFalse("a response was requested while another was under way");
            _requested = true;
        };
        Done(_bench.Bridge.AttachSessionAsync(session, apology));
    }

    private void Learn()
    {
        var done = _session.Done;
        done.Where(entry => entry.StartsWith("cancel", StringComparison.Ordinal)).ShouldBeUnique();
        foreach (var words in done.Skip(_read).Select(entry => entry.Split(' ')).Where(words => words[0] == "truncate"))
        {
            var end = int.Parse(words[3], CultureInfo.InvariantCulture);
            end.ShouldBeGreaterThanOrEqualTo(0);
            end.ShouldBeLessThanOrEqualTo(_received.GetValueOrDefault(words[1]), "beyond what was received is refused");
            _believed[words[1]] = Math.Min(end, _believed.GetValueOrDefault(words[1], int.MaxValue));
        }

        _read = done.Count;
    }

    private void KillIfCancelled()
    {
        if (_active && _session.Done.Contains($"cancel {Response}"))
        {
            _dead.Add(_response);
        }
    }

    // Nothing is left to be played: what the model takes for said must have been, but for one chunk.
    private void CheckBelief()
    {
        foreach (var (item, received) in _received)
        {
            _believed.GetValueOrDefault(item, received).ShouldBeLessThanOrEqualTo(_played[item] + ChunkMs, $"of {item} more is believed to have been heard than was played");
        }
    }

    private static string ItemOf(byte response) => $"i{response}";

    private static void Done(ValueTask step) => step.AsTask().GetAwaiter().GetResult();
}
