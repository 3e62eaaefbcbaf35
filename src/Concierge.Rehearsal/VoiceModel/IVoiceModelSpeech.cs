using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>The speech synthesis and recognition of the voice model. Must be thread-safe, because several sessions use it at the same time.</summary>
public interface IVoiceModelSpeech
{
    /// <summary>Creates a synthesizer for one of the Realtime API's voices, for instance <c>alloy</c> or <c>marin</c>.</summary>
    ISpeechSynthesizer CreateSynthesizer(string voice);

    /// <summary>Creates a recognizer for the input of one session; the session disposes it.</summary>
    ISpeechRecognizer CreateRecognizer();
}
