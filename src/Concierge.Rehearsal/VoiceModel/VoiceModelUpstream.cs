namespace Concierge.Rehearsal.VoiceModel;

/// <summary>A real voice model to which the simulator hands sessions over.</summary>
/// <param name="BaseAddress">The base address of the service, such as <c>https://api.openai.com/v1</c>.</param>
/// <param name="ApiKey">The key of the service.</param>
public sealed record VoiceModelUpstream(Uri BaseAddress, string ApiKey)
{
    /// <summary>Writes the address only: the key is a secret.</summary>
    public override string ToString() => BaseAddress.ToString();
}
