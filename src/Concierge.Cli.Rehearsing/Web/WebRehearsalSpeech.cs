using Concierge.Rehearsal.Person;
using Concierge.Rehearsal.Speech;
using Concierge.Rehearsal.VoiceModel;

namespace Concierge.Cli.Rehearsing.Web;

/// <summary>The speech of the stand-in voice model where a person or a scenario's restaurant may answer.</summary>
internal sealed class WebRehearsalSpeech(SpeechEngine speech, PersonTelephone telephone, CallAnswering answering) : IVoiceModelSpeech
{
    /// <summary>The voice that speaks the person's texts; it has the lowest measured word error rate (docs/rehearsal.md).</summary>
    public const string PersonVoice = "rms";

    public ISpeechSynthesizer CreateSynthesizer(string voice) => speech.CreateSynthesizer(RehearsalSpeech.AgentVoice);

    public ISpeechRecognizer CreateRecognizer() => telephone.CreateRecognizer(() => speech.CreateRecognizer(answering.Voice));
}
