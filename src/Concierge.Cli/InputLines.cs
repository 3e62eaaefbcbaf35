using System.Threading.Channels;

namespace Concierge.Cli;

/// <summary>The lines of standard input, for whoever asks next: a read that is given up leaves its line to the next one.</summary>
internal sealed class InputLines(TextReader input)
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private int _reading;

    /// <summary>Standard input.</summary>
    public static InputLines Standard { get; } = new(Console.In);

    /// <summary>Reads the next line.</summary>
    /// <returns><see langword="null"/> at the end of input.</returns>
    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _reading, 1) == 0)
        {
            // A console read cannot be given up: it goes on beside whoever waits for it.
            _ = Task.Run(PumpAsync, CancellationToken.None);
        }

        return await _lines.Reader.WaitToReadAsync(cancellationToken) && _lines.Reader.TryRead(out var line) ? line : null;
    }

    private async Task PumpAsync()
    {
        try
        {
            while (await input.ReadLineAsync() is { } line)
            {
                _lines.Writer.TryWrite(line);
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException)
        {
            // As good as the end of input.
        }

        _lines.Writer.TryComplete();
    }
}
