using Concierge.Contracts;
namespace Concierge.Calls.Limits;

/// <summary>Remembers when calls were placed, with fingerprints of who asked and of the line, and nothing else of them.</summary>
public interface ICallTimes
{
    /// <summary>Replaces the remembered times by what <paramref name="update"/> makes of them, with nobody else in between. What it throws changes nothing.</summary>
    /// <exception cref="ConciergeException">The times cannot be kept (<c>data.not_writable</c>).</exception>
    Task UpdateAsync(Func<IReadOnlyList<PlacedCall>, IReadOnlyList<PlacedCall>> update, CancellationToken cancellationToken);
}
