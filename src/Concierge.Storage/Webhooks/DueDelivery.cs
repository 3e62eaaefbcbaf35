namespace Concierge.Storage.Webhooks;

/// <summary>A delivery that this server has claimed.</summary>
/// <param name="Id">The id of the message.</param>
/// <param name="Url">The address.</param>
/// <param name="Secret">The secret of the signature.</param>
/// <param name="Body">The body.</param>
/// <param name="Attempt">The number of this attempt, from 1.</param>
internal sealed record DueDelivery(string Id, string Url, string Secret, string Body, int Attempt);
