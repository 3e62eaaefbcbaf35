using System.Text;
using Concierge.Contracts;

namespace Concierge.Restaurants.Import;

/// <summary>Opens a file to import and detects its format by its first characters.</summary>
internal static class EntryFile
{
    private const int Sniffed = 1024;

    /// <summary>Opens a file.</summary>
    /// <exception cref="ConciergeException">The file does not exist, is empty or cannot be read (<c>import.…</c>).</exception>
    public static Stream Open(string path)
    {
        try
        {
            return new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                bufferSize: 1 << 16,
                FileOptions.Asynchronous | FileOptions.SequentialScan);
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
