using Concierge.Contracts;

namespace Concierge.Agents.Telemetry;

/// <summary>
/// Carries an exception past a span of the library, which writes the message of an exception to the span: this one's message is the error's code, or
/// the exception's type, and quotes nothing.
/// </summary>
/// <param name="original">The exception to carry.</param>
internal sealed class MaskedException(Exception original)
    : Exception(original is ConciergeException coded ? coded.Error.Code : original.GetType().Name, original)
{
    /// <summary>Masks an exception; <see langword="null"/> for a cancellation, whose message quotes nothing.</summary>
    public static Exception? Mask(Exception exception) => exception is OperationCanceledException ? null : new MaskedException(exception);

    /// <summary>Returns the exception that was masked; <see langword="null"/> if none was.</summary>
    public static Exception? Unmask(Exception exception) => (exception as MaskedException)?.InnerException;
}
