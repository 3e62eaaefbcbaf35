using Concierge.Cli.Requests;
using Concierge.Contracts;
using Concierge.Contracts.Api;

namespace Concierge.Cli.Tests.Requests;

public sealed class RequestDialogueTests
{
    [Theory]
    [InlineData("yes")]
    [InlineData("y")]
    [InlineData("Yes please")]
    [InlineData("ok")]
    public void CreateRequest_AgreementToAPlan_PlacesItsCall(string text)
    {
        var dialogue = CreatePlanned();

        var request = dialogue.CreateRequest(text);

        (request.PlanId, request.Text).ShouldBe(("p1", null));
    }

    [Theory]
    [InlineData("no")]
    [InlineData("")]
    [InlineData("yes, but make it 5 people")]
    [InlineData("at 8pm instead")]
    public void CreateRequest_OtherWordsAfterAPlan_AreTheNextRequest(string text)
    {
        var dialogue = CreatePlanned();

        var request = dialogue.CreateRequest(text);

        (request.PlanId, request.Text, request.Mode).ShouldBe((null, text, "plan"));
    }

    [Fact]
    public void CreateRequest_ConfirmedBeforehand_CallsAtOnce()
    {
        var request = new RequestDialogue(confirmed: true, asks: true).CreateRequest("Book a table");

        (request.Mode, request.Confirmed).ShouldBe((null, true));
    }

    [Fact]
    public void CreateRequest_YesWithoutAPlan_IsARequest()
    {
        var dialogue = new RequestDialogue(confirmed: false, asks: true);

        dialogue.CreateRequest("yes").Text.ShouldBe("yes");
    }

    [Fact]
    public void CreateRequest_PlanThatWouldBeRefused_IsNotPlaced()
    {
        var dialogue = CreatePlanned(PlanStatus.Refused);

        dialogue.HasPlan.ShouldBeFalse();
        dialogue.CreateRequest("yes").PlanId.ShouldBeNull();
    }

    private static RequestDialogue CreatePlanned(PlanStatus status = PlanStatus.Ready)
    {
        var dialogue = new RequestDialogue(confirmed: false, asks: true);
        dialogue.RecordAnswer(new RequestAnswer("s1", "Shall I call them?", null, null, null)
        {
            Plan = new PlanView { PlanId = "p1", Status = status, Summary = "Shall I call them?", Questions = [], Problems = [] },
        });
        return dialogue;
    }
}
