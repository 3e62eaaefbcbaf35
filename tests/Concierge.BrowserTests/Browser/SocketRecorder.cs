using Microsoft.Playwright;

namespace Concierge.BrowserTests.Browser;

/// <summary>What a page sends and receives over its WebSockets. Thread-safe.</summary>
internal sealed class SocketRecorder
{
    // Magnitude bits of μ-law, inverted on the line: above the noise of a silent line.
    private const int LoudFrom = 0x40;
    private const byte Magnitude = 0x7F;

    private readonly Lock _lock = new();
    private readonly List<string> _sent = [];
    private readonly Dictionary<byte, int> _loudFrames = [];

    public SocketRecorder(IPage page) => page.WebSocket += (_, socket) =>
    {
        socket.FrameSent += (_, frame) =>
        {
            if (frame.Text is { } text)
            {
                lock (_lock)
                {
                    _sent.Add(text);
                }
            }
        };
        socket.FrameReceived += (_, frame) =>
        {
            if (frame.Binary is [var speaker, .. var sound] && Array.Exists(sound, IsLoud))
            {
                lock (_lock)
                {
                    _loudFrames[speaker] = _loudFrames.GetValueOrDefault(speaker) + 1;
                }
            }
        };
    };

    /// <summary>The text messages that were sent, in order.</summary>
    public IReadOnlyList<string> Sent
    {
        get
        {
            lock (_lock)
            {
                return [.. _sent];
            }
        }
    }

    /// <summary>How many frames with sound have come of a speaker.</summary>
    public int CountLoudFrames(byte speaker)
    {
        lock (_lock)
        {
            return _loudFrames.GetValueOrDefault(speaker);
        }
    }

    private static bool IsLoud(byte sample) => (~sample & Magnitude) > LoudFrom;
}
