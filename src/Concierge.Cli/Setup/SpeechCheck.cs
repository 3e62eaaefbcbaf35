using System.Runtime.InteropServices;
using Concierge.Checks;
using Concierge.Contracts;

namespace Concierge.Cli.Setup;

/// <summary>Checks whether the libraries are installed with which both sides of a rehearsal speak. Real calls need none of them.</summary>
/// <param name="isNeeded">Whether a rehearsal is to follow: then a missing library is a fault.</param>
/// <param name="libraries">The libraries.</param>
/// <param name="files">The files of the recognizer's model.</param>
internal sealed class SpeechCheck(bool isNeeded, IReadOnlyList<string> libraries, IReadOnlyList<string> files) : ISetupCheck
{
    private const string Subject = "speech";

    /// <summary>Checks what the rehearsal loads; docs/rehearsal.md names the packages.</summary>
    public SpeechCheck(bool isNeeded)
        : this(isNeeded, ["libflite.so.1", "libpocketsphinx.so.3"], ["/usr/share/pocketsphinx/model/en-us/en-us/mdef"])
    {
    }

    public string Activity => "the speech packages";

    public Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<CheckResult>>([Check()]);

    private CheckResult Check()
    {
        var missing = libraries.Where(library => !IsInstalled(library)).Concat(files.Where(file => !File.Exists(file))).FirstOrDefault();
        return missing is null ? CheckResult.Passed(Subject, "The speech packages for rehearsals are installed.")
            : isNeeded ? CheckResult.Failed(Subject, new ConciergeError(
                "speech_unavailable",
                $"A rehearsal cannot speak: {Path.GetFileName(missing)} is missing.",
                "Run ./concierge rehearse, which installs the packages on Debian or names them."))
            : CheckResult.Skipped(Subject, "The speech packages are not installed; only rehearsals need them.");
    }

    private static bool IsInstalled(string library)
    {
        if (!NativeLibrary.TryLoad(library, out var handle))
        {
            return false;
        }

        NativeLibrary.Free(handle);
        return true;
    }
}
