using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Concierge.Bench.Wire;

namespace Concierge.Bench.VoiceService;

/// <summary>
/// The voice service's end of one session: the subset of the GA Realtime protocol that a bridge needs. It responds on its own or waits for
/// <c>response.create</c>, as <c>session.update</c> says.
/// </summary>
internal sealed class SimulatedVoiceSession : IDisposable
{
    private const int DeltasPerResponse = 40;
    private const int DeltaMs = 100;
    private const int FasterThanPlayed = 3;

    // Deltas that are under way when the callee's speech is detected: the service does not stop in the same instant.
    private const int LateDeltas = 2;
    private const int WordsEvery = 3;
    private const long DeltaTicks = DeltaMs * EventLoop.Millisecond / FasterThanPlayed;
    private const int PiecesRemembered = 4096;

    private static readonly byte[] Speech = CreateSpeech();

    private readonly long[] _sentAt = new long[PiecesRemembered];
    private readonly TextBuffer _out = new();
    private readonly EventLoop _loop;
    private readonly WebSocketLink _link;
    private byte[] _audio = new byte[8192];
    private int _audioLength;
    private int _item;
    private int _event;
    private int _delta;
    private bool _creates = true;
    private bool _interrupts = true;
    private bool _active;
    private byte[] _responseId = [];
    private byte[] _itemId = [];
    private string _previous = "null";

    public SimulatedVoiceSession(EventLoop loop, WebSocketLink link)
    {
        _loop = loop;
        _link = link;
        link.Opened = () => Send("""{"type":"session.created","event_id":"event_0","session":{"type":"realtime","object":"realtime.session","id":"sess_1","model":"gpt-realtime"}}""");
        link.Received = Receive;
    }

    /// <summary>
    /// Called with the frames of one message: the call from the audio stamp, the number of the first complete frame, the number of the newest frame,
    /// and the count of complete frames.
    /// </summary>
    public Action<SimulatedVoiceSession, int, int, int, int> Appended { get; set; } = (_, _, _, _, _) => { };

    /// <summary>Called with the number of a response that starts.</summary>
    public Action<int> Answering { get; set; } = _ => { };

    /// <summary>The number of the last response, starting at 1.</summary>
    public int Response { get; private set; }

    /// <summary>The call of this session; <see langword="null"/> until its first frame arrives.</summary>
    public int? Call { get; set; }

    /// <summary>Gets the send time of a piece of a response.</summary>
    public long GetSendTime(int number) => _sentAt[number % PiecesRemembered];

    /// <summary>Sends <c>speech_started</c>, and cancels the active response if the session is configured so.</summary>
    public void SendSpeechStarted(int audioMs)
    {
        _item++;
        Send($$"""{"type":"input_audio_buffer.speech_started","event_id":"event_{{_event++}}","audio_start_ms":{{audioMs}},"item_id":"item_u{{_item}}"}""");
        if (_active && _interrupts)
        {
            for (var late = 0; late < LateDeltas && _delta < DeltasPerResponse; late++)
            {
                SendDelta();
            }

            EndResponse("cancelled");
        }
    }

    /// <summary>Sends <c>speech_stopped</c> and the transcript, and responds if the session is configured so.</summary>
    public void SendSpeechStopped(int audioMs)
    {
        var item = $"item_u{_item}";
        Send($$"""{"type":"input_audio_buffer.speech_stopped","event_id":"event_{{_event++}}","audio_end_ms":{{audioMs}},"item_id":"{{item}}"}""");
        Send($$"""{"type":"input_audio_buffer.committed","event_id":"event_{{_event++}}","previous_item_id":{{_previous}},"item_id":"{{item}}"}""");
        Send($$$"""{"type":"conversation.item.added","event_id":"event_{{{_event++}}}","previous_item_id":{{{_previous}}},"item":{"id":"{{{item}}}","object":"realtime.item","type":"message","status":"completed","role":"user","content":[{"type":"input_audio","transcript":null}]}}""");
        _previous = $"\"{item}\"";
        if (_creates)
        {
            StartResponse();
        }

        Send($$$"""{"type":"conversation.item.input_audio_transcription.completed","event_id":"event_{{{_event++}}}","item_id":"{{{item}}}","content_index":0,"transcript":"Let me see what tables we have for that evening.","usage":{"type":"duration","seconds":1}}""");
    }

    /// <inheritdoc/>
    public void Dispose() => _link.Dispose();

    private void Receive(ReadOnlySpan<byte> message)
    {
        var type = JsonText.Find(message, "\"type\":"u8);
        if (type.SequenceEqual("input_audio_buffer.append"u8))
        {
            Append(JsonText.Find(message, "\"audio\":"u8));
        }
        else if (type.SequenceEqual("session.update"u8))
        {
            Configure(message);
        }
        else if (type.SequenceEqual("response.create"u8))
        {
            StartResponse();
        }
        else if (type.SequenceEqual("response.cancel"u8))
        {
            EndResponse("cancelled");
        }
        else if (type.SequenceEqual("conversation.item.truncate"u8))
        {
            Send($$"""{"type":"conversation.item.truncated","event_id":"event_{{_event++}}","item_id":"{{Encoding.UTF8.GetString(JsonText.Find(message, "\"item_id\":"u8))}}","content_index":0,"audio_end_ms":0}""");
        }
    }

    private void Configure(ReadOnlySpan<byte> message)
    {
        var reader = new Utf8JsonReader(message);
        using var update = JsonDocument.ParseValue(ref reader);
        var session = update.RootElement.GetProperty("session");
        if (session.TryGetProperty("audio", out var audio)
            && audio.TryGetProperty("input", out var input)
            && input.TryGetProperty("turn_detection", out var turns)
            && turns.ValueKind == JsonValueKind.Object)
        {
            _creates = !turns.TryGetProperty("create_response", out var creates) || creates.GetBoolean();
            _interrupts = !turns.TryGetProperty("interrupt_response", out var interrupts) || interrupts.GetBoolean();
        }

        Send($$"""{"type":"session.updated","event_id":"event_{{_event++}}","session":{{session.GetRawText()}}}""");
    }

    private void Append(ReadOnlySpan<byte> payload)
    {
        if (_audio.Length < _audioLength + payload.Length)
        {
            Array.Resize(ref _audio, _audio.Length * 2);
        }

        if (Base64.DecodeFromUtf8(payload, _audio.AsSpan(_audioLength), out _, out var written) != OperationStatus.Done)
        {
            return;
        }

        _audioLength += written;
        int first = -1, newest = -1, whole = 0, at = 0;
        while (_audioLength - at >= AudioStamp.Length)
        {
            if (!AudioStamp.TryRead(_audio.AsSpan(at, _audioLength - at), out var call, out var number))
            {
                at++;
                continue;
            }

            Call ??= call;
            newest = number;
            if (_audioLength - at < Telephone.SimulatedMediaStream.FrameBytes)
            {
                break;
            }

            first = first < 0 ? number : first;
            whole++;
            at += Telephone.SimulatedMediaStream.FrameBytes;
        }

        _audio.AsSpan(at, _audioLength - at).CopyTo(_audio);
        _audioLength -= at;
        if (newest >= 0)
        {
            Appended(this, Call ?? 0, first, newest, whole);
        }
    }

    private void StartResponse()
    {
        if (_active)
        {
            return;
        }

        _active = true;
        Response++;
        _delta = 0;
        var response = $"resp_{Response}";
        var item = $"item_a{Response}";
        _responseId = Encoding.ASCII.GetBytes(response);
        _itemId = Encoding.ASCII.GetBytes(item);
        Send($$$"""{"type":"response.created","event_id":"event_{{{_event++}}}","response":{"object":"realtime.response","id":"{{{response}}}","status":"in_progress","status_details":null,"output":[],"usage":null,"metadata":null}}""");
        Send($$$"""{"type":"response.output_item.added","event_id":"event_{{{_event++}}}","response_id":"{{{response}}}","output_index":0,"item":{"id":"{{{item}}}","object":"realtime.item","type":"message","status":"in_progress","role":"assistant","content":[]}}""");
        Send($$$"""{"type":"conversation.item.added","event_id":"event_{{{_event++}}}","previous_item_id":{{{_previous}}},"item":{"id":"{{{item}}}","object":"realtime.item","type":"message","status":"in_progress","role":"assistant","content":[]}}""");
        Send($$$"""{"type":"response.content_part.added","event_id":"event_{{{_event++}}}","response_id":"{{{response}}}","item_id":"{{{item}}}","output_index":0,"content_index":0,"part":{"type":"audio","transcript":""}}""");
        _previous = $"\"{item}\"";
        Answering(Response);
        Continue(EventLoop.Now, Response);
    }

    private void Continue(long due, int response)
    {
        if (!_active || response != Response)
        {
            return;
        }

        SendDelta();
        if (_delta < DeltasPerResponse)
        {
            _loop.Schedule(due + DeltaTicks, now => Continue(now, response));
        }
        else
        {
            EndResponse("completed");
        }
    }

    private void SendDelta()
    {
        Span<byte> stamp = stackalloc byte[AudioStamp.Length];
        var number = (Response * Telephone.SimulatedMediaStream.ResponsePieces) + _delta;
        AudioStamp.Write(stamp, Call ?? 0, number);
        _out.Clear()
            .Add("{\"type\":\"response.output_audio.delta\",\"event_id\":\"event_"u8).Add(_event++)
            .Add("\",\"response_id\":\""u8).Add(_responseId)
            .Add("\",\"item_id\":\""u8).Add(_itemId)
            .Add("\",\"output_index\":0,\"content_index\":0,\"delta\":\""u8).AddBase64(stamp).Add(Speech).Add("\"}"u8);
        _sentAt[number % PiecesRemembered] = EventLoop.Now;
        _link.Send(_out.Text);
        if (_delta++ % WordsEvery == 0)
        {
            _link.Send(_out.Clear()
                .Add("{\"type\":\"response.output_audio_transcript.delta\",\"event_id\":\"event_"u8).Add(_event++)
                .Add("\",\"response_id\":\""u8).Add(_responseId)
                .Add("\",\"item_id\":\""u8).Add(_itemId)
                .Add("\",\"output_index\":0,\"content_index\":0,\"delta\":\" a table\"}"u8).Text);
        }
    }

    private void EndResponse(string status)
    {
        if (!_active)
        {
            return;
        }

        _active = false;
        var response = Encoding.ASCII.GetString(_responseId);
        var item = Encoding.ASCII.GetString(_itemId);
        var details = status == "cancelled" ? """{"type":"cancelled","reason":"turn_detected"}""" : "null";
        Send($$"""{"type":"response.output_audio.done","event_id":"event_{{_event++}}","response_id":"{{response}}","item_id":"{{item}}","output_index":0,"content_index":0}""");
        Send($$"""{"type":"response.output_audio_transcript.done","event_id":"event_{{_event++}}","response_id":"{{response}}","item_id":"{{item}}","output_index":0,"content_index":0,"transcript":"I would like to book a table for four on Friday at seven."}""");
        Send($$$"""{"type":"response.output_item.done","event_id":"event_{{{_event++}}}","response_id":"{{{response}}}","output_index":0,"item":{"id":"{{{item}}}","object":"realtime.item","type":"message","status":"completed","role":"assistant","content":[{"type":"output_audio","transcript":"I would like to book a table for four on Friday at seven."}]}}""");
        Send($$$"""{"type":"response.done","event_id":"event_{{{_event++}}}","response":{"object":"realtime.response","id":"{{{response}}}","status":"{{{status}}}","status_details":{{{details}}},"output":[],"usage":{"total_tokens":100,"input_tokens":60,"output_tokens":40},"metadata":null}}""");
    }

    private void Send(string text) => _link.Send(Encoding.UTF8.GetBytes(text));

    private static byte[] CreateSpeech()
    {
        var speech = new byte[(DeltaMs * 8) - AudioStamp.Length];
        Array.Fill(speech, (byte)0xB0);
        return Encoding.ASCII.GetBytes(Convert.ToBase64String(speech));
    }
}
