using System.ComponentModel;
using System.Diagnostics;
using System.Threading.Channels;
using Concierge.Contracts;
using Concierge.Rehearsal.Telephone;

namespace Concierge.Cli.Rehearsing;

/// <summary>Plays the line through ALSA's <c>aplay</c>: the agent left, the restaurant right.</summary>
internal sealed class SoundCard : ICallTap
{
    private const string Player = "aplay";

    // 20 ms of both sides, as Twilio's frames hold them.
    private static readonly byte[] Silence = [.. Enumerable.Repeat((byte)0xFF, 320)];

    private readonly Channel<byte[]> _frames = Channel.CreateUnbounded<byte[]>();
    private readonly Process _player;
    private readonly Task _playing;

    public SoundCard()
    {
        _player = StartPlayer();
        _playing = PlayAsync();
    }

    /// <summary>Checks before the call that there is something to listen with, by playing a moment of silence.</summary>
    /// <exception cref="ConciergeException">There is no sound card (<c>listen.no_sound_card</c>), or no player (<c>listen.no_player</c>).</exception>
    public static void Check()
    {
        using var player = StartPlayer();
        try
        {
            player.StandardInput.BaseStream.Write(Silence);
            player.StandardInput.Close();
        }
        catch (IOException)
        {
            // The player gave up before it read: its exit code tells the rest.
        }

        player.WaitForExit();
        if (player.ExitCode != 0)
        {
            throw new ConciergeException(new("listen.no_sound_card", "This machine has no sound card to listen on.", "Use --record call.wav and play the file elsewhere."));
        }
    }

    public void Frame(ReadOnlySpan<byte> caller, ReadOnlySpan<byte> callee)
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
        catch (Win32Exception missing)
        {
            throw new ConciergeException(new("listen.no_player", "There is no player to listen with.", "Install Debian's package alsa-utils, or use --record call.wav."), missing);
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
            // The player went away (a muted or unplugged card): the call goes on unheard.
            _frames.Writer.TryComplete();
        }
    }
}
