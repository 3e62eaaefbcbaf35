using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.VoiceModel;

namespace Concierge.Cli.Rehearsing;

/// <summary>
/// The speech of the stand-in voice model: one synthesizer voice for every voice name of the protocol, and a recognizer for the restaurant's
/// voice.
/// </summary>
internal sealed class RehearsalSpeech(SpeechEngine speech, string calleeVoice) : IVoiceModelSpeech
{
    /// <summary>The agent's voice; it has the second lowest measured word error rate (docs/rehearsal.md).</summary>
    public const string AgentVoice = "slt";

    public ISpeechSynthesizer CreateSynthesizer(string voice) => speech.CreateSynthesizer(AgentVoice);

    public ISpeechRecognizer CreateRecognizer() => speech.CreateRecognizer(calleeVoice);
}
