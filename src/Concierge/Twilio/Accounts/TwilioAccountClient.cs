using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Concierge.Contracts;
using Concierge.Options;

namespace Concierge.Twilio.Accounts;

/// <summary>Reads the state of a Twilio account: its balance, its numbers, and the countries that it may call. Nothing is changed.</summary>
/// <param name="http">Sends the requests.</param>
/// <param name="account">The account; its SID and token are set.</param>
internal sealed class TwilioAccountClient(HttpClient http, TwilioOptions account)
{
    private const string ApiHostPrefix = "api.";
    private const string TwilioDomain = ".twilio.com";
    private const string CallFailed = "Call failed: ";

    /// <summary>Reads the account.</summary>
    /// <exception cref="ConciergeException">Twilio refused the request or could not be reached.</exception>
    public Task<TwilioAccount> ReadAccountAsync(CancellationToken cancellationToken) =>
        ReadAsync(new Uri($"{AccountPath}.json"), TwilioAccountJsonContext.Default.TwilioAccount, cancellationToken);

    /// <summary>Reads the balance.</summary>
    /// <exception cref="ConciergeException">Twilio refused the request or could not be reached.</exception>
    public Task<TwilioBalance> ReadBalanceAsync(CancellationToken cancellationToken) =>
        ReadAsync(new Uri($"{AccountPath}/Balance.json"), TwilioAccountJsonContext.Default.TwilioBalance, cancellationToken);

    /// <summary>Finds a number among those that the account owns.</summary>
    /// <param name="number">E.164.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns><see langword="null"/> when the account does not own it.</returns>
    /// <exception cref="ConciergeException">Twilio refused the request or could not be reached.</exception>
    public async Task<TwilioIncomingNumber?> FindOwnNumberAsync(string number, CancellationToken cancellationToken)
    {
        var address = new Uri($"{AccountPath}/IncomingPhoneNumbers.json?PhoneNumber={Uri.EscapeDataString(number)}");
        var page = await ReadAsync(address, TwilioAccountJsonContext.Default.TwilioIncomingNumberPage, cancellationToken);
        return page.Numbers?.FirstOrDefault(owned => owned.PhoneNumber == number);
    }

    /// <summary>Returns whether the account has verified a number that it does not own.</summary>
    /// <param name="number">E.164.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ConciergeException">Twilio refused the request or could not be reached.</exception>
    public async Task<bool> IsVerifiedAsync(string number, CancellationToken cancellationToken)
    {
        var address = new Uri($"{AccountPath}/OutgoingCallerIds.json?PhoneNumber={Uri.EscapeDataString(number)}");
        var page = await ReadAsync(address, TwilioAccountJsonContext.Default.TwilioCallerIdPage, cancellationToken);
        return page.CallerIds?.Any(verified => verified.PhoneNumber == number) == true;
    }

    /// <summary>Reads whether the account may call a country.</summary>
    /// <param name="country">ISO 3166-1, two letters.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="ConciergeException">Twilio refused the request or could not be reached.</exception>
    public Task<TwilioDialingPermission> ReadDialingPermissionAsync(string country, CancellationToken cancellationToken) =>
        ReadAsync(
            new Uri(VoiceServer, $"/v1/DialingPermissions/Countries/{Uri.EscapeDataString(country)}"),
            TwilioAccountJsonContext.Default.TwilioDialingPermission,
            cancellationToken);

    private string AccountPath => $"{account.BaseUrl.AbsoluteUri.TrimEnd('/')}/2010-04-01/Accounts/{account.AccountSid}";

    // Permissions are on another host of Twilio's (voice.twilio.com); a stand-in has one host for both.
    private Uri VoiceServer
    {
        get
        {
            var host = account.BaseUrl.Host;
            return host.StartsWith(ApiHostPrefix, StringComparison.Ordinal) && host.EndsWith(TwilioDomain, StringComparison.Ordinal)
                ? new UriBuilder(account.BaseUrl) { Host = $"voice.{host[ApiHostPrefix.Length..]}" }.Uri
                : account.BaseUrl;
        }
    }

    private async Task<T> ReadAsync<T>(Uri address, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        var credentials = Encoding.UTF8.GetBytes($"{account.AccountSid}:{account.AuthToken}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                var refused = TwilioErrors.FromResponse(response.StatusCode, await ReadErrorAsync(response, cancellationToken));
                throw new ConciergeException(WithoutCall(refused));
            }

            return await response.Content.ReadFromJsonAsync(type, cancellationToken) ?? throw new JsonException();
        }
        catch (JsonException exception)
        {
            throw new ConciergeException(WithoutCall(TwilioErrors.NotTwilio), exception);
        }
        catch (Exception exception) when (
            exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new ConciergeException(WithoutCall(TwilioErrors.Unreachable), exception);
        }
    }

    // The errors are worded for calls, and here nobody is called.
    private static ConciergeError WithoutCall(ConciergeError error)
    {
        if (!error.Message.StartsWith(CallFailed, StringComparison.Ordinal))
        {
            return error;
        }

        var rest = error.Message[CallFailed.Length..];
        return error with { Message = string.Concat(char.ToUpperInvariant(rest[0]).ToString(), rest.AsSpan(1)) };
    }

    private static async Task<TwilioErrorBody?> ReadErrorAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await response.Content.ReadFromJsonAsync(TwilioAccountJsonContext.Default.TwilioErrorBody, cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
