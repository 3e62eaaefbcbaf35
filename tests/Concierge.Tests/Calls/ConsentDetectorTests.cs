using Concierge.Calls.Questions;

namespace Concierge.Tests.Calls;

/// <summary>Only an unconditional yes is consent.</summary>
public sealed class ConsentDetectorTests
{
    [Theory]
    [InlineData("yes")]
    [InlineData("Yes, please!")]
    [InlineData("y")]
    [InlineData("ok")]
    [InlineData("sure, go ahead")]
    [InlineData("That works.")]
    [InlineData("Half past eight is fine")]
    [InlineData("take it")]
    [InlineData("Yes - yesterday would have been better")]
    public void IsConsent_UnconditionalYes_IsTrue(string answer) => ConsentDetector.IsConsent(answer).ShouldBeTrue();

    [Theory]
    [InlineData("no")]
    [InlineData("n")]
    [InlineData("No, that's not fine")]
    [InlineData("I can't do it")]
    [InlineData("That doesn't work, sure as anything")]
    [InlineData("That isn’t great")]
    [InlineData("It wouldn't be okay")]
    [InlineData("rather half past seven, if that's okay")]
    [InlineData("ok, but only outside")]
    [InlineData("fine if it is quiet")]
    [InlineData("maybe, sounds good")]
    [InlineData("is that okay with the others?")]
    [InlineData("too late, perfect would be seven")]
    [InlineData("half past eight")]
    [InlineData("")]
    [InlineData("🤷")]
    public void IsConsent_AnyOtherAnswer_IsFalse(string answer) => ConsentDetector.IsConsent(answer).ShouldBeFalse();
}
