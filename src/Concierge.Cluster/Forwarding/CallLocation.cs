namespace Concierge.Cluster.Forwarding;

/// <summary>Where a call is.</summary>
/// <param name="Owner">The address of the server that owns it; <see langword="null"/> if none is known.</param>
/// <param name="IsExpected">Whether a server is expected to own it soon: the last owner has failed, or has just placed the call.</param>
internal readonly record struct CallLocation(Uri? Owner, bool IsExpected);
