using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.VoiceModel;

namespace Concierge.Cli.Rehearsing;

/// <summary>What the stand-in voice model speaks and hears with: one voice whatever the protocol calls it, and an ear for the restaurant's.</summary>
internal sealed class RehearsalSpeech(SpeechEngine speech, string calleeVoice) : IVoiceModelSpeech
{
    /// <summary>The agent's voice; measured to be the second best heard (docs/rehearsal.md).</summary>
    public const string AgentVoice = "slt";

    public ISpeechSynthesizer CreateSynthesizer(string voice) => speech.CreateSynthesizer(AgentVoice);

    public ISpeechRecognizer CreateRecognizer() => speech.CreateRecognizer(calleeVoice);
}
