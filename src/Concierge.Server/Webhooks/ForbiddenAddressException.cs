namespace Concierge.Server.Webhooks;

/// <summary>An address of a webhook is not public.</summary>
internal sealed class ForbiddenAddressException() : IOException("The address is not public.");
