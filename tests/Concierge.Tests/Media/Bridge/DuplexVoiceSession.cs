using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Concierge.Media.Bridge;

namespace Concierge.Tests.Media.Bridge;

/// <summary>
/// What a session with a duplex model has to do behind the seam: it finds the callee's speech and the agent's responses in the two streams of
/// audio, and turns the bridge's requests into the model's commands.
/// </summary>
internal sealed class DuplexVoiceSession : IVoiceSession
{
    private const int LoudFramesOfSpeech = 3;
    private const int SilentFramesAfterSpeech = 25;
    private const int SilentDeltasAfterResponse = 8;

    private readonly FakeDuplexModel _model;
    private readonly IVoiceSessionListener _listener;
    private readonly StringBuilder _words = new();
    private string? _line;
    private string? _response;
    private bool _isDropping;
    private int _silentDeltas;
    private int _responses;
    private bool _isCalleeSpeaking;
    private int _loudFrames;
    private int _silentFrames;
    private int _turns;

    public DuplexVoiceSession(FakeDuplexModel model, IVoiceSessionListener listener)
    {
        _model = model;
        _listener = listener;
        model.AudioDelta = OnDeltaAsync;
        model.OutputTranscript = words => _words.Append(words);
        model.InputTranscript = words => HeardWords = words.Trim();
    }

    public int FramesUntilChunk => 1;

    public bool IsDisposed { get; private set; }

    private string HeardWords { get; set; } = "";

    public ValueTask AppendAudioAsync(ReadOnlySpan<byte> payload)
    {
        var frame = new byte[Base64.GetMaxDecodedFromUtf8Length(payload.Length)];
        Base64.DecodeFromUtf8(payload, frame, out _, out var length);
        return AppendAsync(frame[..length]);
    }

    public ValueTask CreateResponseAsync()
    {
        if (_line is { } line)
        {
            _line = null;
            _model.AppendCommentary(line);
        }
        else
        {
            _model.AppendInstructions("Speak now; do not wait for the other side.");
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask CancelResponseAsync(string responseId)
    {
        _isDropping = true;
        _model.AppendInstructions("Stop speaking; the other side has interrupted you.");
        return ValueTask.CompletedTask;
    }

    public ValueTask SendFunctionOutputAsync(string callId, string output)
    {
        // The backend of the model puts the result into words.
        _model.AppendCommentary(output);
        return ValueTask.CompletedTask;
    }

    public ValueTask AddLineAsync(string line)
    {
        _line = line;
        return ValueTask.CompletedTask;
    }

    public ValueTask AddNoteAsync(string text)
    {
        _model.AppendThinking(text);
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }

    private async ValueTask AppendAsync(byte[] frame)
    {
        var isLoud = frame[0] == VoiceBridgeFixture.Loud;
        _loudFrames = isLoud ? _loudFrames + 1 : 0;
        _silentFrames = isLoud ? 0 : _silentFrames + 1;
        if (!_isCalleeSpeaking && _loudFrames == LoudFramesOfSpeech)
        {
            _isCalleeSpeaking = true;
            await _listener.OnSpeechStartedAsync(GetId("callee", ++_turns));
        }

        await _model.AppendAsync(frame);
        if (_isCalleeSpeaking && _silentFrames == SilentFramesAfterSpeech)
        {
            _isCalleeSpeaking = false;
            var turn = GetId("callee", _turns);
            await _listener.OnSpeechStoppedAsync(turn, TimeSpan.FromSeconds(1));
            _listener.OnItemAdded(turn, previousItemId: null, VoiceRole.Callee);
            await _listener.OnCalleeTranscriptAsync(turn, HeardWords);
        }
    }

    // A response begins with the first loud delta and ends after 0.8 s of silence. Silence between responses is not played.
    private async ValueTask OnDeltaAsync(byte[] audio)
    {
        if (audio[0] == VoiceBridgeFixture.Silent)
        {
            _isDropping = false;
            if (_response is not null && ++_silentDeltas == SilentDeltasAfterResponse)
            {
                await EndResponseAsync();
            }

            return;
        }

        _silentDeltas = 0;
        if (_response is null)
        {
            _response = GetId("response", ++_responses);
            await _listener.OnResponseCreatedAsync(_response);
            _listener.OnItemAdded(GetId("agent", _responses), previousItemId: null, VoiceRole.Agent);
        }

        if (!_isDropping)
        {
            await _listener.OnAudioAsync(_response, GetId("agent", _responses), 0, Encoding.ASCII.GetBytes(Convert.ToBase64String(audio)));
        }
    }

    private async ValueTask EndResponseAsync()
    {
        var response = _response!;
        _response = null;
        _listener.OnAudioDone(GetId("agent", _responses), 0);
        _listener.OnAgentTranscript(GetId("agent", _responses), _words.ToString().Trim());
        _words.Clear();
        await _listener.OnResponseDoneAsync(response, error: null);
    }

    private static string GetId(string kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}-{number}");
}
