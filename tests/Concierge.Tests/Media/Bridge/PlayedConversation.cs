using System.Globalization;

namespace Concierge.Tests.Media.Bridge;

/// <summary>
/// Simulates a voice model that follows the protocol and a media stream that plays the audio it receives. The test chooses the
/// order of events. Records what was really played, and compares it with what the voice model was told.
/// </summary>
internal sealed class PlayedConversation
{
    private const int ChunkMs = 50;

    private readonly VoiceBridgeFixture _fixture = new();
    private readonly HashSet<byte> _cancelled = [];
    private readonly Dictionary<string, int> _received = [];
    private readonly Dictionary<string, int> _played = [];
    private readonly Dictionary<string, int> _heardLimits = [];
    private FakeVoiceSession _session = null!;
    private int _requestsRead;
    private int _marksReturned;
    private int _messagesChecked;
    private int _marksBeforeClear;
    private int _clearCount;
    private byte _response;
    private bool _active;
    private bool _requested;
    private bool _interruptedBeforeCreated;

    // After response.output_audio.done the server sends no more audio of the item.
    private bool _audioDone;
    private bool _speaking;
    private bool _closed;
    private int _calls;

    public PlayedConversation()
    {
        Attach(_fixture.Session, apology: null);
        Wait(_fixture.AttachStreamAsync());
    }

    private string Response => $"r{_response}";

    private string Item => GetItemId(_response);

    private bool IsLeaving => _fixture.Observer.Notifications.Any(entry => entry.StartsWith("gave up", StringComparison.Ordinal));

    public void Do(byte step)
    {
        switch (step % 15)
        {
            case 0 when _requested:
                BeginResponse();
                break;
            case 1 or 2 or 3 when _active && !_audioDone:
                Speak(20 + step);
                break;
            case 4 when _active:
                _audioDone = true;
                _fixture.Bridge.OnAudioDone(Item, 0);
                break;
            case 5 when _active:
                _active = false;
                Wait(_fixture.Bridge.OnResponseDoneAsync(Response, error: null));
                break;
            case 6 or 7 when _marksReturned < _fixture.Telephone.Marks.Count():
                ReturnMark();
                break;
            case 8 when !_speaking && !IsLeaving:
                Interrupt();
                break;
            case 9 when _speaking:
                _speaking = false;
                Wait(_fixture.Bridge.OnSpeechStoppedAsync("u", TimeSpan.FromSeconds(1)));
                break;
            case 10 when _active:
                _fixture.Bridge.OnFunctionCall(string.Create(CultureInfo.InvariantCulture, $"c{_calls++}"), "tool", "{}");
                break;
            case 11:
                Wait(_fixture.AttachStreamAsync());
                _marksBeforeClear = _fixture.Telephone.Marks.Count();
                ReadTruncations();
                RecordIfCancelled();
                CheckTruncations();
                break;
            case 12:
                ReplaceSession();
                break;
            case 13:
                _fixture.Time.Advance(TimeSpan.FromMilliseconds(100 * (step / 15)));
                break;
            case 14 when _speaking:
                _speaking = false;
                Wait(_fixture.Bridge.OnSpeechStoppedAsync("u", TimeSpan.FromMilliseconds(100)));
                Wait(_fixture.Bridge.OnCalleeTranscriptAsync("u", ""));
                break;
        }
    }

    public void Check()
    {
        ReadTruncations();
        var newMessages = _fixture.Telephone.Sent.Skip(_messagesChecked).ToList();
        _messagesChecked += newMessages.Count;
        foreach (var message in newMessages.Where(message => message.TryGetProperty("media", out _)))
        {
            var speaker = Convert.FromBase64String(message.GetProperty("media").GetProperty("payload").GetString()!)[0];
            _cancelled.ShouldNotContain(speaker, "audio of a cancelled response was sent");
            _closed.ShouldBeFalse("audio was sent after the end of the call");
        }
    }

    /// <summary>Ends the call while the model still sends audio.</summary>
    public void Close()
    {
        Wait(_fixture.Bridge.DisposeAsync());
        Check();
        _closed = true;
        if (_active)
        {
            Wait(_fixture.SpeakAsync(Response, Item, 20, _response));
        }

        _session.IsDisposed.ShouldBeTrue();
    }

    private void BeginResponse()
    {
        _response++;
        _active = true;
        _requested = false;
        _audioDone = false;
        if (_interruptedBeforeCreated)
        {
            _cancelled.Add(_response);
            _interruptedBeforeCreated = false;
        }

        Wait(_fixture.Bridge.OnResponseCreatedAsync(Response));
    }

    private void Speak(int milliseconds)
    {
        _received[Item] = _received.GetValueOrDefault(Item) + milliseconds;
        _played.TryAdd(Item, 0);
        Wait(_fixture.SpeakAsync(Response, Item, milliseconds, _response));
    }

    // Twilio returns every mark in order. The audio before the last clear was dropped; the rest was played.
    private void ReturnMark()
    {
        if (_marksReturned >= _marksBeforeClear)
        {
            var payload = Convert.FromBase64String(_fixture.Telephone.Payloads.ElementAt(_marksReturned));
            _played[GetItemId(payload[0])] += payload.Length / 8;
        }

        _fixture.ReturnMark(_marksReturned++);
    }

    private void Interrupt()
    {
        _speaking = true;
        if (_active)
        {
            _cancelled.Add(_response);
        }

        _interruptedBeforeCreated |= _requested;
        Wait(new ValueTask(_fixture.InterruptAsync("u")));
        var clears = _fixture.Telephone.Kinds.Count(kind => kind == "clear");
        (clears - _clearCount).ShouldBeLessThanOrEqualTo(1);
        if (clears > _clearCount)
        {
            _marksBeforeClear = _fixture.Telephone.Marks.Count();
        }

        _clearCount = clears;
        ReadTruncations();
        CheckTruncations();
    }

    private void ReplaceSession()
    {
        var apology = _fixture.Bridge.Apology;
        _fixture.Bridge.DetachSession();
        ReadTruncations();
        (_active, _requested, _interruptedBeforeCreated, _speaking) = (false, false, false, false);

        // The next session receives the heard words as history and does not know these items.
        _received.Clear();
        _heardLimits.Clear();
        Attach(new FakeVoiceSession(), apology);
    }

    private void Attach(FakeVoiceSession session, string? apology)
    {
        _session = session;
        _requestsRead = 0;
        session.ResponseRequested = () =>
        {
            (_active || _requested).ShouldBeFalse("a response was requested while another was in progress");
            _requested = true;
        };
        Wait(_fixture.Bridge.AttachSessionAsync(session, apology));
    }

    private void ReadTruncations()
    {
        var done = _session.Operations;
        done.Where(entry => entry.StartsWith("cancel", StringComparison.Ordinal)).ShouldBeUnique();
        foreach (var words in done.Skip(_requestsRead).Select(entry => entry.Split(' ')).Where(words => words[0] == "truncate"))
        {
            var end = int.Parse(words[3], CultureInfo.InvariantCulture);
            end.ShouldBeGreaterThanOrEqualTo(0);
            end.ShouldBeLessThanOrEqualTo(_received.GetValueOrDefault(words[1]), "the server rejects a truncation beyond the received audio");
            _heardLimits[words[1]] = Math.Min(end, _heardLimits.GetValueOrDefault(words[1], int.MaxValue));
        }

        _requestsRead = done.Count;
    }

    private void RecordIfCancelled()
    {
        if (_active && _session.Operations.Contains($"cancel {Response}"))
        {
            _cancelled.Add(_response);
        }
    }

    // The buffer is empty now. What the model counts as heard must have been played, except for one chunk.
    private void CheckTruncations()
    {
        foreach (var (item, received) in _received)
        {
            _heardLimits.GetValueOrDefault(item, received)
                .ShouldBeLessThanOrEqualTo(_played[item] + ChunkMs, $"the model counts more of {item} as heard than was played");
        }
    }

    private static string GetItemId(byte response) => $"i{response}";

    private static void Wait(ValueTask step) => step.AsTask().GetAwaiter().GetResult();
}
