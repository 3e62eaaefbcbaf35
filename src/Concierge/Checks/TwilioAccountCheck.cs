using System.Globalization;
using Concierge.Contracts;
using Concierge.Options;
using Concierge.Twilio.Accounts;

namespace Concierge.Checks;

/// <summary>Checks that the Twilio account is active and has credit.</summary>
internal sealed class TwilioAccountCheck(TwilioAccountClient client, TwilioOptions options) : ISetupCheck
{
    private const string Account = "twilio.account";
    private const string Balance = "twilio.balance";

    public string Activity => "the Twilio account";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        if (options.AccountSid is null || options.AuthToken is null)
        {
            return [CheckResult.Skipped(Account, "The Twilio account is not configured.")];
        }

        TwilioAccount account;
        try
        {
            account = await client.ReadAccountAsync(cancellationToken);
        }
        catch (ConciergeException exception)
        {
            return [CheckResult.Failed(Account, exception.Error)];
        }

        return account.IsActive
            ? [CheckResult.Passed(Account, $"The Twilio account is active{(account.IsTrial ? ", a trial" : "")}."), await CheckBalanceAsync(cancellationToken)]
            : [CheckResult.Failed(Account, new ConciergeError(
                "twilio.account_not_active",
                $"The Twilio account is {account.Status ?? "not active"}.",
                "Look at the account's state and balance in the Twilio console."))];
    }

    private async Task<CheckResult> CheckBalanceAsync(CancellationToken cancellationToken)
    {
        TwilioBalance balance;
        try
        {
            balance = await client.ReadBalanceAsync(cancellationToken);
        }
        catch (ConciergeException exception) when (exception.Error.Code is "twilio.not_found" or "twilio.forbidden")
        {
            return CheckResult.Skipped(Balance, "The account has no balance of its own (it is a subaccount).");
        }
        catch (ConciergeException exception)
        {
            return CheckResult.Failed(Balance, exception.Error);
        }

        if (!decimal.TryParse(balance.Balance, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount))
        {
            return CheckResult.Skipped(Balance, "Twilio tells no balance.");
        }

        var shown = $"{amount.ToString("0.00", CultureInfo.InvariantCulture)} {balance.Currency}".Trim();
        return amount > 0
            ? CheckResult.Passed(Balance, $"The balance is {shown}.")
            : CheckResult.Failed(Balance, new ConciergeError(
                "twilio.no_balance", $"The balance is {shown}: Twilio places no calls.", "Add credit in the Twilio console under Billing."));
    }
}
