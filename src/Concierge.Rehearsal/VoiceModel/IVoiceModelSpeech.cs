using Concierge.Rehearsal.Speech;

namespace Concierge.Rehearsal.VoiceModel;

/// <summary>What the voice model speaks and hears with. Called from several sessions at once.</summary>
public interface IVoiceModelSpeech
{
    /// <summary>A synthesiser for one of the protocol's voices, for instance <c>alloy</c> or <c>marin</c>.</summary>
    ISpeechSynthesizer CreateSynthesizer(string voice);

    /// <summary>A recogniser for one session's input, disposed with it.</summary>
    ISpeechRecognizer CreateRecognizer();
}
