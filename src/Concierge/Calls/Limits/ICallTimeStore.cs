using Concierge.Contracts;
namespace Concierge.Calls.Limits;

/// <summary>Stores when calls were placed, with fingerprints of the user and of the number, and nothing else.</summary>
public interface ICallTimeStore
{
    /// <summary>Updates the stored times atomically. If <paramref name="update"/> throws, nothing changes.</summary>
    /// <exception cref="ConciergeException">The times cannot be stored (<c>data.not_writable</c>).</exception>
    Task UpdateAsync(Func<IReadOnlyList<CallTimeEntry>, IReadOnlyList<CallTimeEntry>> update, CancellationToken cancellationToken);
}
