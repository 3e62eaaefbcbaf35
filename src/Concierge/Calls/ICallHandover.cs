namespace Concierge.Calls;

/// <summary>Hands the live calls of a server that stops over to other servers.</summary>
internal interface ICallHandover
{
    /// <summary>Hands over what can be handed over. The calls that remain are still this server's own. Never throws.</summary>
    Task HandOverAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Ends the media streams of other servers' calls that run through this one, and gives the carrier time to connect them elsewhere while the cluster
    /// still answers at once. Load balancers must send nothing here any more.
    /// </summary>
    Task EndForwardedStreamsAsync(CancellationToken cancellationToken);
}
