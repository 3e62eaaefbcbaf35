using System.Text.Json.Nodes;
using Concierge.Language.Acts;

namespace Concierge.Tests.Calls.Generating;

/// <summary>The kinds of false calls that are made of true ones.</summary>
internal static class FalseEndings
{
    private static readonly string[] Openings = ["", "", "Oh, ", "Oh wait, ", "Sorry, ", "Ah, ", "One more thing, ", "Hang on, ", "Actually, ", "Hm, "];

    private static readonly string[] Names = ["Petersen", "Ramirez", "Oakley", "Johansson", "Mbeki", "Takahashi", "Donoghue", "Lindqvist"];

    public static IReadOnlyList<FalseEnding> All { get; } =
    [
        new("retracted", (call, random) => Say(call, random,
            "I've just seen that table is taken.", "we don't have anything after all.", "I got that wrong, we're full that night.",
            "my colleague already gave it to somebody else.", "I can't do that one, I'm so sorry.", "it turns out we're closed that day.",
            "that was the last table and it went online a minute ago.", "I have to take that back, there's no space.")),
        new("retracted_in_same_turn", (call, random) => Append(call, random,
            "Oh no, that's the wrong week, we're full.", "No, hold on, that table is gone.", "Ah, forget that, it's already taken.",
            "Wait, no, I can't, there's a wedding.", "Scratch that, we have nothing left.", "Sorry, no, we're closed then.")),
        new("condition", (call, random) => Say(call, random,
            "that's only if the other party leaves on time.", "it depends on whether the terrace is open.", "as long as the chef agrees, that is.",
            "provided we get the extra staff.", "but only if you're all over eighteen.", "that's subject to the owner saying yes.",
            "unless the group of twenty wants the room.", "if nobody claims it by noon, it's yours.")),
        new("deposit", (call, random) => Say(call, random,
            "we need a deposit of twenty pounds each to confirm it.", "I have to take a card number first.", "you'll have to pay in advance for that.",
            "there's a prepayment before we can confirm.", "we only confirm once the deposit is paid.", "we'll send a payment link, and then it's booked.",
            "I need your credit card to secure it.", "it has to be paid up front.")),
        new("hold", (call, random) => Say(call, random,
            "I can only hold it until six, you need to confirm by then.", "I've just pencilled you in for now.", "I'm holding it provisionally.",
            "it's not confirmed yet, only reserved as an option.", "I'll keep it on hold until tomorrow.", "it's a tentative booking at the moment.",
            "I've put it down as a maybe.", "it's pending for now.")),
        new("waiting_list", (call, random) => Say(call, random,
            "I mean you're on the waiting list.", "that's the waiting list, I'm afraid.", "we'll let you know if somebody cancels.",
            "you're third in line for it.", "I've put you on standby.", "I've added you to the wait list.")),
        new("transfer", (call, random) => Say(call, random,
            "the manager will have to approve it.", "I'll have to ask my boss and call you back.", "let me pass you on to reservations.",
            "somebody will ring you to confirm it.", "I'm only the waiter, you have to call back after five.", "my colleague decides that, she'll get back to you.",
            "I'll check with the owner and let you know.")),
        new("other_channel", (call, random) => Say(call, random,
            "you have to book it on our website.", "please do it online, we don't take bookings by phone.", "you need to send us an email for that.",
            "it only works through the app.", "please fill in the form on our page.", "bookings go through OpenTable only.")),
        new("wrong_day_read_back", (call, random) => ReadBack(call, random, days: random.Next(1, 4), minutes: 0, people: 0)),
        new("wrong_time_read_back", (call, random) => ReadBack(call, random, days: 0, minutes: random.Next(2) == 0 ? 60 : 30, people: 0)),
        new("wrong_party_read_back", (call, random) => ReadBack(call, random, days: 0, minutes: 0, people: random.Next(1, 4))),
        new("other_name", (call, random) => Say(call, random, $"so that's booked under {PickOtherName(call, random)}.",
            $"that's in the name of {PickOtherName(call, random)}.", $"see you then, Mr {PickOtherName(call, random)}.")),
        new("yes_to_other_question", (call, random) => WrittenCall.AnswerRequest(call,
            Pick(random, "One moment.", "Let me have a look.", "Just a second please."),
            Pick(random, "Do you have parking?", "Is it wheelchair accessible?", "Do you have a vegan menu?", "Are dogs allowed?", "Do you take credit cards?"),
            Pick(random, "Yes, of course.", "Yes, we do.", "Yeah, sure.", "Absolutely, no problem.", "Yes, that's fine."),
            "Thank you, goodbye.")),
        new("sarcasm", (call, random) => WrittenCall.AnswerRequest(call,
            Pick(random,
                "Oh sure, and I'll throw the mayor out for you.", "Yeah right, on a night like that.", "Of course, and would you like my own chair as well?",
                "Sure, and pigs might fly.", "Oh absolutely, just walk in at the busiest hour of the year. In your dreams.",
                "Ha, good one. You're joking, right?"),
            "Thank you, goodbye.")),
        new("refused", (call, random) => WrittenCall.AnswerRequest(call,
            Pick(random,
                "I'm sorry, we're fully booked.", "I'd love to, but there's nothing left.", "That's going to be difficult, we have no tables.",
                "We're closed on that day.", "Unfortunately not.", "No, we can't do that.", "I wish I could help you.", "Not on that day, I'm afraid."),
            Pick(random, "Okay, thank you.", "I see, thanks."),
            Pick(random, "Okay, bye.", "You're welcome, see you.", "Sure, no problem.", "Alright, thank you."))),
        new("alternative_not_taken", (call, random) => WrittenCall.AnswerRequest(call,
            Pick(random,
                $"We're full then, but I could do {EnglishSpokenForms.FormatTime(WrittenCall.GetTime(call).PlusMinutes(150))}.",
                $"Not then, but I have a table the day after at {EnglishSpokenForms.FormatTime(WrittenCall.GetTime(call).PlusMinutes(150))}."),
            "I will ask and call again.",
            Pick(random, "Okay, perfect.", "Sure, no problem.", "All right, bye."))),
        new("greeting_only", (call, random) =>
        {
            WrittenCall.AnswerRequest(call, Pick(random, "Yes, hello?", "Yes? Who is this?", "Yes, yes, I can hear you now.", "Hello? Yes?"));
            call["turns"]!.AsArray()[^2]!["played"] = 0.1;
            return true;
        }),
        new("question_not_played", (call, random) =>
        {
            WrittenCall.AnswerRequest(call, Pick(random, "Let me check.", "One moment please."), $"So is it booked, {WrittenCall.Format(call)}?",
                Pick(random, "Yes.", "Okay.", "Yeah, hello?", "Sure."));
            call["turns"]!.AsArray()[^2]!["played"] = 0.3;
            return true;
        }),
        new("agent_only_says_booked", (call, random) => WrittenCall.AnswerRequest(call,
            Pick(random, "Hm.", "What?", "Just a moment."), "Great, so that is booked. Thank you, goodbye.", Pick(random, "Hello?", "Hm.", "Wait."))),
        new("voicemail", (call, random) => WrittenCall.AnswerRequest(call,
            Pick(random,
                "Thank you for calling. We're closed now. Please leave a message after the tone.", "Nobody can take your call. Leave your name and number.",
                "You have reached the answering machine. Your call is important to us."))),
        new("wrong_number", (call, random) => WrittenCall.AnswerRequest(call,
            Pick(random,
                "This is a private house.", "I think you've got the wrong number, love.", "This is the dentist's, not a restaurant.", "No restaurant here, this is a flat."),
            "Sorry.", Pick(random, "No problem.", "That's all right.", "Okay, bye."))),
        new("question_first", (call, random) => WrittenCall.AnswerRequest(call,
            Pick(random, "Sure. Is anybody allergic to nuts?", "Okay. Are you a member?", "Yes. And what is your telephone number?", "Of course. Which menu would you like?"),
            "I don't know, I would have to ask.",
            Pick(random, "Find that out and call me again.", "Okay, then I need to know first.", "Call me when you know it."))),
        new("manager_decides", (call, random) => WrittenCall.AnswerRequest(call,
            Pick(random, "I think so, but the manager decides.", "That should be possible, I have to ask the chef.", "Probably, I'll see.", "Maybe, let me call you back."),
            "Okay, thank you.", Pick(random, "Okay, bye.", "Alright, thanks."))),
        new("robot_refused", (call, random) => WrittenCall.AnswerRequest(call,
            Pick(random, "Is this a robot?", "Am I talking to a machine?", "Are you a real person?"),
            "I am an automated assistant and call for a guest.",
            Pick(random,
                "Oh. I don't talk to robots.", "Okay, then have a real person call us.", "Right. We don't do that here.", "Yeah, no, bye.",
                "Okay, well, the guest can ring us himself."))),
        new("party_split_over_times", (call, random) => WrittenCall.AnswerRequest(call,
            WrittenCall.GetPartySize(call) < 3
                ? "I could do one of you then and the other an hour later."
                : $"I can put {EnglishSpokenForms.FormatNumber(WrittenCall.GetPartySize(call) - 1)} of you in then, and one has to come at a quarter to eleven.",
            "I see. Thank you.",
            Pick(random, "Okay, bye.", "You're welcome."))),
        new("request_noted", (call, random) => WrittenCall.AnswerRequest(call,
            Pick(random,
                "I've noted your request, somebody will get back to you.", "I'll pass that on to the team.", "Your request has been received.",
                "I'll leave a note for the manager."),
            "Thank you.", Pick(random, "You're welcome.", "No problem, bye."))),
    ];

    // Some guests of the written calls have one of these names.
    private static string PickOtherName(JsonObject call, Random random)
    {
        var guest = call["request"]!["name"]?.GetValue<string>() ?? "";
        return Pick(random, [.. Names.Where(name => !guest.Contains(name, StringComparison.OrdinalIgnoreCase))]);
    }

    private static bool Say(JsonObject call, Random random, params string[] texts) =>
        WrittenCall.Add(call, Pick(random, Openings) + Pick(random, texts), Pick(random, "Okay, thank you.", "I see. Goodbye.", "All right."));

    private static bool Append(JsonObject call, Random random, params string[] texts)
    {
        var turns = call["turns"]!.AsArray();
        var last = turns.Last(turn => turn!["who"]!.GetValue<string>() == "restaurant")!;
        last["text"] = $"{last["text"]!.GetValue<string>().TrimEnd('.', '!', ' ')}. {Pick(random, texts)}";
        return true;
    }

    private static bool ReadBack(JsonObject call, Random random, int days, int minutes, int people)
    {
        var table = WrittenCall.Format(
            WrittenCall.GetDate(call).PlusDays(days), WrittenCall.GetTime(call).PlusMinutes(minutes), WrittenCall.GetPartySize(call) + people);
        return WrittenCall.Add(
            call,
            string.Format(
                null,
                Pick(random, "So that's {0}.", "Right, {0}, you're booked.", "I have you down for {0}.", "{0}, see you then.", "Perfect, I've put you in for {0}."),
                table),
            Pick(random, "Thank you, goodbye.", "Great, thanks."));
    }

    private static string Pick(Random random, params string[] texts) => texts[random.Next(texts.Length)];
}
