using System.Text;
using Concierge.Contracts;

namespace Concierge.Restaurants.Import;

/// <summary>Opens a file to import and detects its format by its first characters.</summary>
internal static class EntryFile
{
    private const int Sniffed = 1024;
    private const int BufferSize = 1 << 16;

    // All restaurants of a large country are a tenth of it.
    private const long MaxLength = 1L << 30;
    private const int MaxMemory = 1 << 27;

    /// <summary>Opens a file. A pipe or a device is read into memory, because an import reads it twice from its start.</summary>
    /// <param name="path">The file, or a pipe as in <c>import &lt;(…)</c>.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <param name="maxMemory">How many bytes of a pipe are read.</param>
    /// <exception cref="ConciergeException">The file does not exist, is empty, too large or cannot be read (<c>import.…</c>).</exception>
    public static async Task<Stream> OpenAsync(string path, CancellationToken cancellationToken, int maxMemory = MaxMemory)
    {
        try
        {
            // To open a named pipe waits for its writer, and cannot be cancelled.
            var file = await Task.Run(() => Open(path), CancellationToken.None).WaitAsync(cancellationToken);

            // A device such as /dev/zero can be positioned, but has no length.
            if (file is { CanSeek: true, Length: > 0 })
            {
                return file.Length <= MaxLength ? file : throw await RefuseAsync(file, path, MaxLength);
            }

            await using (file)
            {
                return await ReadIntoMemoryAsync(file, path, maxMemory, cancellationToken);
            }
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ConciergeException(ImportErrors.NotFound(path), exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ConciergeException(ImportErrors.NotReadable(path), exception);
        }
    }

    /// <summary>Detects the format and rewinds the stream.</summary>
    /// <exception cref="ConciergeException">The file is empty (<c>import.empty</c>) or a web page (<c>import.html</c>).</exception>
    public static async Task<IEntrySource> DetectFormatAsync(Stream stream, string fileName, CancellationToken cancellationToken)
    {
        var start = new byte[Sniffed];
        var read = await stream.ReadAtLeastAsync(start, Sniffed, throwOnEndOfStream: false, cancellationToken);
        stream.Position = 0;
        var encoding = FindUtf16(start.AsSpan(0, read));
        var source = DetectFormat((encoding ?? Encoding.UTF8).GetString(start, 0, read), fileName);
        return encoding is null ? source : new TranscodedEntrySource(source, encoding);
    }

    private static FileStream Open(string path) => new(
        path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous | FileOptions.SequentialScan);

    private static async Task<Stream> ReadIntoMemoryAsync(FileStream file, string path, int maxMemory, CancellationToken cancellationToken)
    {
        var memory = new MemoryStream();
        var buffer = new byte[BufferSize];
        while (await file.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            await memory.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            if (memory.Length > maxMemory)
            {
                throw new ConciergeException(ImportErrors.TooLarge(path, maxMemory));
            }
        }

        memory.Position = 0;
        return memory;
    }

    private static async Task<ConciergeException> RefuseAsync(FileStream file, string path, long limit)
    {
        await file.DisposeAsync();
        return new ConciergeException(ImportErrors.TooLarge(path, limit));
    }

    private static IEntrySource DetectFormat(string start, string fileName)
    {
        // U+001E begins each text of a JSON sequence (RFC 7464).
        var text = start.TrimStart('\uFEFF').TrimStart().TrimStart('\u001e').TrimStart();
        if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.Contains("<html", StringComparison.OrdinalIgnoreCase))
        {
            throw new ConciergeException(ImportErrors.Html);
        }

        return text.Length == 0 ? throw new ConciergeException(ImportErrors.Empty)
            : text[0] is '{' or '[' ? new OsmEntrySource()
            : text[0] == '<' ? new OsmXmlEntrySource()
            : new CsvEntrySource(fileName);
    }

    // By its byte-order mark, or by the zero byte that every ASCII character has there.
    private static Encoding? FindUtf16(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, ..] or [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] or [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };
}
