namespace Concierge.Rehearsal.Speech;

/// <summary>Thrown when the speech libraries or their model are not installed on this machine.</summary>
/// <remarks>The message is one sentence that names what to install.</remarks>
public sealed class SpeechUnavailableException : Exception
{
    /// <summary>The stable code of this error.</summary>
    public const string Code = "speech_unavailable";

    /// <summary>The Debian packages that the speech of the rehearsal needs.</summary>
    public const string DebianPackages = "libpocketsphinx3 pocketsphinx-en-us libflite1";

    internal SpeechUnavailableException(string missing, Exception? innerException = null)
        : base(
            $"Speech needs {missing}. Install the Debian packages {DebianPackages} (apt-get install --no-install-recommends {DebianPackages}).", innerException)
    {
        Missing = missing;
    }

    /// <summary>The missing library or file.</summary>
    public string Missing { get; }
}
