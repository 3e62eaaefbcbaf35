using Concierge.Contracts;
using Concierge.Language.Phones;
using Concierge.Options;
using Concierge.Twilio.Accounts;

namespace Concierge.Checks;

/// <summary>Checks that Twilio lets the account call the allowed numbers: their countries, and each number where the account is a trial.</summary>
internal sealed class TwilioDestinationsCheck(TwilioAccountClient client, TwilioOptions options, RestaurantOptions restaurants) : ISetupCheck
{
    private const string Country = "twilio.country";
    private const string Trial = "twilio.trial";

    public string Activity => "the numbers that may be called";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<string> numbers = [.. restaurants.AllowedPhoneNumbers.Append(restaurants.DemoPhone).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (options.AccountSid is null || options.AuthToken is null)
        {
            return [CheckResult.Skipped(Country, "It is not known without the Twilio account.")];
        }

        if (numbers.Count == 0)
        {
            return [CheckResult.Failed(Country, new ConciergeError(
                "phone.none_allowed",
                "No number may be called.",
                "List the restaurants' numbers in ALLOWED_PHONE_NUMBERS, or set DEMO_RESTAURANT_PHONE."))];
        }

        List<CheckResult> results = [];
        foreach (var country in numbers.Select(FindCountry).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            results.Add(await CheckAsync(Country, () => CheckCountryAsync(country, cancellationToken)));
        }

        results.AddRange(await CheckTrialAsync(numbers, cancellationToken));
        return results;
    }

    private static string? FindCountry(string number) =>
        PhoneNumber.TryParse(number, out var parsed) ? NumberingPlan.FindCountry(parsed) : null;

    private async Task<CheckResult> CheckCountryAsync(string country, CancellationToken cancellationToken)
    {
        var permission = await client.ReadDialingPermissionAsync(country, cancellationToken);
        var name = permission.Name ?? country;
        return permission.LowRiskNumbersEnabled
            ? CheckResult.Passed(Country, $"The account may call {name}.")
            : CheckResult.Failed(Country, new ConciergeError(
                "twilio.country_not_allowed",
                $"The Twilio account may not call {name}.",
                "Allow it in the Twilio console under Voice, Settings, Geo permissions."));
    }

    private async Task<IReadOnlyList<CheckResult>> CheckTrialAsync(IReadOnlyList<string> numbers, CancellationToken cancellationToken)
    {
        TwilioAccount account;
        try
        {
            account = await client.ReadAccountAsync(cancellationToken);
        }
        catch (ConciergeException)
        {
            // The check of the account has told it.
            return [];
        }

        if (!account.IsTrial)
        {
            return [];
        }

        List<CheckResult> results = [];
        foreach (var number in numbers)
        {
            results.Add(await CheckAsync(Trial, () => CheckVerifiedAsync(number, cancellationToken)));
        }

        return results;
    }

    private async Task<CheckResult> CheckVerifiedAsync(string number, CancellationToken cancellationToken)
    {
        var masked = PhoneNumber.Mask(number);
        return await client.IsVerifiedAsync(number, cancellationToken)
            ? CheckResult.Passed(Trial, $"The trial account may call {masked}, which it has verified.")
            : CheckResult.Failed(Trial, new ConciergeError(
                "twilio.trial_unverified",
                $"It may not call {masked}, which it has not verified.",
                "Verify the restaurant's number in the Twilio console, or upgrade the account."));
    }

    private static async Task<CheckResult> CheckAsync(string subject, Func<Task<CheckResult>> check)
    {
        try
        {
            return await check();
        }
        catch (ConciergeException exception)
        {
            return CheckResult.Failed(subject, exception.Error);
        }
    }
}
