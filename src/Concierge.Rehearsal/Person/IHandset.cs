namespace Concierge.Rehearsal.Person;

/// <summary>What the person holds: it rings, and plays the caller's voice. The methods return immediately, and are called from any thread.</summary>
internal interface IHandset
{
    /// <summary>The telephone rings.</summary>
    void OnRinging(PersonCall call);

    /// <summary>The person's answer has reached the caller.</summary>
    void OnConnected();

    /// <summary>Plays 20 ms of the caller's voice: 160 bytes of μ-law.</summary>
    void OnFrame(ReadOnlySpan<byte> audio);

    /// <summary>The caller's voice model has recognized an utterance of the person.</summary>
    void OnHeard(string text);

    /// <summary>The call has ended.</summary>
    void OnHungUp(HungUpBy by);

    /// <summary>Another handset has taken this one's place.</summary>
    void OnReplaced();
}
