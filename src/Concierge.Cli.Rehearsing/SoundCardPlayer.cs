using System.ComponentModel;
using System.Diagnostics;
using System.Threading.Channels;
using Concierge.Contracts;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Cli.Rehearsing;

/// <summary>Plays the call through ALSA's <c>aplay</c>: agent left, restaurant right.</summary>
internal sealed class SoundCardPlayer : ICallAudioObserver
{
    private const string Player = "aplay";

    // 20 ms of both sides, the length of one Twilio frame.
    private static readonly byte[] Silence = [.. Enumerable.Repeat((byte)0xFF, 320)];

    private readonly Channel<byte[]> _frames = Channel.CreateUnbounded<byte[]>();
    private readonly Process _player;
    private readonly Task _playing;

    public SoundCardPlayer()
    {
        _player = StartPlayer();
        _playing = PlayAsync();
    }

    /// <summary>Checks before the call that audio can be played, by playing 20 ms of silence.</summary>
    /// <exception cref="ConciergeException">There is no sound card (<c>listen.no_sound_card</c>), or no player (<c>listen.no_player</c>).</exception>
    public static void EnsureAvailable()
    {
        using var player = StartPlayer();
        try
        {
            player.StandardInput.BaseStream.Write(Silence);
            player.StandardInput.Close();
        }
        catch (IOException)
        {
            // The player exited before it read anything. Its exit code shows why.
        }

        player.WaitForExit();
        if (player.ExitCode != 0)
        {
            throw new ConciergeException(new(
                "listen.no_sound_card", "This machine has no working sound card.", "Use --record call.wav and play the file elsewhere."));
        }
    }

    public void OnFrame(ReadOnlySpan<byte> caller, ReadOnlySpan<byte> callee)
    {
        var both = new byte[caller.Length * 2];
        for (var i = 0; i < caller.Length; i++)
        {
            both[2 * i] = caller[i];
            both[(2 * i) + 1] = callee[i];
        }

        _frames.Writer.TryWrite(both);
    }

    public void Dispose()
    {
        _frames.Writer.TryComplete();
        _playing.GetAwaiter().GetResult();
        _player.Dispose();
    }

    private static Process StartPlayer()
    {
        try
        {
            return Process.Start(new ProcessStartInfo(Player, ["-q", "-t", "raw", "-f", "MU_LAW", "-r", "8000", "-c", "2"])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception exception)
        {
            throw new ConciergeException(
                new("listen.no_player", "The audio player aplay is not installed.", "Install the Debian package alsa-utils, or use --record call.wav."),
                exception);
        }
    }

    private async Task PlayAsync()
    {
        try
        {
            await foreach (var frame in _frames.Reader.ReadAllAsync())
            {
                await _player.StandardInput.BaseStream.WriteAsync(frame);
            }

            _player.StandardInput.Close();
        }
        catch (IOException)
        {
            // The player stopped, for example because the sound card was unplugged. The call continues without playback.
            _frames.Writer.TryComplete();
        }
    }
}
