using Concierge.Contracts;
using Concierge.Language.Phones;
using Concierge.Options;
using Concierge.Twilio.Accounts;

namespace Concierge.Checks;

/// <summary>Checks that the account may call from <c>TWILIO_PHONE_NUMBER</c>: it owns the number, with voice, or has verified it.</summary>
internal sealed class TwilioNumberCheck(TwilioAccountClient client, TwilioOptions options) : ISetupCheck
{
    private const string Subject = "twilio.number";

    public string Activity => "the number that calls come from";

    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        if (options is not { AccountSid: not null, AuthToken: not null, PhoneNumber: { } number })
        {
            return [CheckResult.Skipped(Subject, "The number that calls come from is not known.")];
        }

        try
        {
            return [await CheckAsync(number, cancellationToken)];
        }
        catch (ConciergeException exception)
        {
            return [CheckResult.Failed(Subject, exception.Error)];
        }
    }

    private async Task<CheckResult> CheckAsync(string number, CancellationToken cancellationToken)
    {
        var masked = PhoneNumber.Mask(number);
        if (await client.FindOwnNumberAsync(number, cancellationToken) is { } own)
        {
            return own.Capabilities?.Voice == true
                ? CheckResult.Passed(Subject, $"The account owns {masked}, which can make calls.")
                : CheckResult.Failed(Subject, new ConciergeError(
                    "twilio.number_without_voice",
                    $"The number {masked} cannot make calls.",
                    "Set TWILIO_PHONE_NUMBER to a number of the account with voice."));
        }

        return await client.IsVerifiedAsync(number, cancellationToken)
            ? CheckResult.Passed(Subject, $"The account has verified {masked}.")
            : CheckResult.Failed(Subject, new ConciergeError(
                "twilio.caller_not_allowed",
                $"The account neither owns nor has verified {masked}.",
                "Set TWILIO_PHONE_NUMBER to a number that the account owns or has verified."));
    }
}
