namespace Concierge.Rehearsal.Speech;

/// <summary>The paths of the acoustic model and dictionary in Debian's package pocketsphinx-en-us.</summary>
internal static class AcousticModelPaths
{
    /// <summary>The folder of the acoustic model (16 kHz).</summary>
    public const string AcousticModel = "/usr/share/pocketsphinx/model/en-us/en-us";

    /// <summary>The pronunciations of about 130,000 English words.</summary>
    public const string Dictionary = "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict";

    /// <summary>The general language model of English.</summary>
    public const string LanguageModel = "/usr/share/pocketsphinx/model/en-us/en-us.lm.bin";

    /// <summary>Ensures that the model is installed.</summary>
    /// <exception cref="SpeechUnavailableException">The model is missing.</exception>
    public static void EnsureInstalled()
    {
        if (!File.Exists(Path.Combine(AcousticModel, "mdef")))
        {
            throw new SpeechUnavailableException($"the acoustic model at {AcousticModel}");
        }

        if (!File.Exists(Dictionary))
        {
            throw new SpeechUnavailableException($"the dictionary {Dictionary}");
        }

        if (!File.Exists(LanguageModel))
        {
            throw new SpeechUnavailableException($"the language model {LanguageModel}");
        }
    }
}
