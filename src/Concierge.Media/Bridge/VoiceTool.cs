namespace Concierge.Media.Bridge;

/// <summary>A function the model may call during the conversation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">When to call it.</param>
/// <param name="ParametersJson">Its parameters as a JSON schema.</param>
public sealed record VoiceTool(string Name, string Description, string ParametersJson);
