namespace Concierge.Calls;

/// <summary>Hands the live calls of a server that stops over to other servers.</summary>
internal interface ICallHandover
{
    /// <summary>Hands over what can be handed over. The calls that remain are still this server's own. Never throws.</summary>
    Task HandOverAsync(CancellationToken cancellationToken);
}
