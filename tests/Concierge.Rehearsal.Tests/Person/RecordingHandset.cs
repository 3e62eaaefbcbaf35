using Concierge.Rehearsal.Person;

namespace Concierge.Rehearsal.Tests.Person;

/// <summary>A handset that records what the person is told.</summary>
internal sealed class RecordingHandset : IHandset
{
    public List<string> Heard { get; } = [];

    public void OnRinging(PersonCall call)
    {
    }

    public void OnConnected()
    {
    }

    public void OnFrame(ReadOnlySpan<byte> audio)
    {
    }

    public void OnHeard(string text) => Heard.Add(text);

    public void OnHungUp(HungUpBy by)
    {
    }

    public void OnReplaced()
    {
    }
}
