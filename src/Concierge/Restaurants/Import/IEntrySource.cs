using Concierge.Contracts;
namespace Concierge.Restaurants.Import;

/// <summary>Reads a file's entries one after another, without holding all of it.</summary>
internal interface IEntrySource
{
    /// <summary>What the entries are marked with: <c>osm</c>, <c>csv:FILE</c>.</summary>
    string Source { get; }

    /// <summary>Reads them.</summary>
    /// <exception cref="ConciergeException">The file as a whole is not what it seems to be (<c>import.…</c>).</exception>
    IAsyncEnumerable<RawEntry> ReadAsync(Stream stream, CancellationToken cancellationToken);
}
