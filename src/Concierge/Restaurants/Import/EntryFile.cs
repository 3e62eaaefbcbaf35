using Concierge.Contracts;
namespace Concierge.Restaurants.Import;

/// <summary>A file to import: what it is follows from its first character, not from its name.</summary>
internal static class EntryFile
{
    private const int Sniffed = 1024;

    /// <summary>Opens it.</summary>
    /// <exception cref="ConciergeException">It is not there, empty or may not be read (<c>import.…</c>).</exception>
    public static Stream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ConciergeException(ImportErrors.NotFound(path), missing);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ConciergeException(ImportErrors.NotReadable(path), refused);
        }
    }

    /// <summary>Looks at its beginning and goes back to it.</summary>
    /// <exception cref="ConciergeException">It is empty (<c>import.empty</c>).</exception>
    public static async Task<IEntrySource> RecognizeAsync(Stream stream, string fileName, CancellationToken cancellationToken)
    {
        var start = new byte[Sniffed];
        var read = await stream.ReadAtLeastAsync(start, Sniffed, throwOnEndOfStream: false, cancellationToken);
        stream.Position = 0;
        var first = start.AsSpan(0, read);
        var text = System.Text.Encoding.UTF8.GetString(first).TrimStart('\uFEFF').TrimStart();
        return text.Length == 0 ? throw new ConciergeException(ImportErrors.Empty)
            : text[0] is '{' or '[' ? new OsmEntries()
            : new CsvEntries(fileName);
    }
}
