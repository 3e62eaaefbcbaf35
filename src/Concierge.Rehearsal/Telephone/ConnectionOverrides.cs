using System.Globalization;

namespace Concierge.Rehearsal.Telephone;

/// <summary>
/// The connection overrides in the fragment of a webhook's address (twilio.com/docs/usage/webhooks/webhooks-connection-overrides). Only the retries are
/// carried out; timeouts and edges are accepted.
/// </summary>
internal sealed class ConnectionOverrides
{
    private const int DefaultRetries = 1;
    private const int MaxRetries = 5;

    private readonly string[] _policies;

    private ConnectionOverrides(int retries, string[] policies) => (Retries, _policies) = (retries, policies);

    /// <summary>How often a failed request is repeated, 0 to 5 (<c>rc</c>).</summary>
    public int Retries { get; }

    /// <summary>Splits an address.</summary>
    /// <param name="url">The address as the application gave it.</param>
    /// <param name="target">The address without the fragment, which is neither sent nor signed.</param>
    /// <exception cref="CallErrorException">11242 or 11243: an override is invalid.</exception>
    public static ConnectionOverrides Parse(string url, out string target)
    {
        int fragment = url.IndexOf('#', StringComparison.Ordinal);
        target = fragment < 0 ? url : url[..fragment];
        int retries = DefaultRetries;
        string[] policies = ["ct"];
        foreach (string pair in fragment < 0 ? [] : url[(fragment + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = pair.Split('=', 2);
            if (parts is ["rc", var count])
            {
                retries = int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value <= MaxRetries
                    ? value
                    : throw new CallErrorException(11242, $"rc={count}");
            }
            else if (parts is ["rp", var list])
            {
                policies = list.Split(',');
                if (Array.Exists(policies, policy => policy is not ("4xx" or "5xx" or "ct" or "rt" or "all")))
                {
                    throw new CallErrorException(11243, $"rp={list}");
                }
            }
        }

        return new ConnectionOverrides(retries, policies);
    }

    /// <summary>Whether a request that failed so is repeated.</summary>
    public bool Allows(WebhookFailure failure) => _policies.Contains("all") || _policies.Contains(failure switch
    {
        WebhookFailure.Connection => "ct",
        WebhookFailure.ReadTimeout => "rt",
        WebhookFailure.ClientError => "4xx",
        WebhookFailure.ServerError => "5xx",
        _ => "all",
    });
}
