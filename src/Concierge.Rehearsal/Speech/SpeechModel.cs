namespace Concierge.Rehearsal.Speech;

/// <summary>Where Debian's package pocketsphinx-en-us puts its model.</summary>
internal static class SpeechModel
{
    /// <summary>The folder of the acoustic model (16 kHz).</summary>
    public const string AcousticModel = "/usr/share/pocketsphinx/model/en-us/en-us";

    /// <summary>The pronunciations of some 130,000 English words.</summary>
    public const string Dictionary = "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict";

    /// <summary>Makes sure that the model is there.</summary>
    /// <exception cref="SpeechUnavailableException">It is not.</exception>
    public static void Require()
    {
        if (!File.Exists(Path.Combine(AcousticModel, "mdef")))
        {
            throw new SpeechUnavailableException($"the acoustic model at {AcousticModel}");
        }

        if (!File.Exists(Dictionary))
        {
            throw new SpeechUnavailableException($"the dictionary {Dictionary}");
        }
    }
}
