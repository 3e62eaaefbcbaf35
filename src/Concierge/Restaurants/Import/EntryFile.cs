using Concierge.Contracts;
namespace Concierge.Restaurants.Import;

/// <summary>Opens a file to import and detects its format by its first character.</summary>
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
    /// <exception cref="ConciergeException">The file is empty (<c>import.empty</c>).</exception>
    public static async Task<IEntrySource> DetectFormatAsync(Stream stream, string fileName, CancellationToken cancellationToken)
    {
        var start = new byte[Sniffed];
        var read = await stream.ReadAtLeastAsync(start, Sniffed, throwOnEndOfStream: false, cancellationToken);
        stream.Position = 0;
        var first = start.AsSpan(0, read);
        var text = System.Text.Encoding.UTF8.GetString(first).TrimStart('\uFEFF').TrimStart();
        return text.Length == 0 ? throw new ConciergeException(ImportErrors.Empty)
            : text[0] is '{' or '[' ? new OsmEntrySource()
            : new CsvEntrySource(fileName);
    }
}
