using System.Text.RegularExpressions;

namespace Concierge.Rehearsal.Dialogue;

/// <summary>Finds the intents of an utterance from the recognized words.</summary>
internal static partial class IntentClassifier
{
    private static readonly (CalleeIntents Intent, Regex Pattern)[] Patterns =
    [
        (CalleeIntents.Greets, GreetsPattern()),
        (CalleeIntents.AsksPartySize, AsksPartySizePattern()),
        (CalleeIntents.AsksTime, AsksTimePattern()),
        (CalleeIntents.AsksDate, AsksDatePattern()),
        (CalleeIntents.AsksName, AsksNamePattern()),
        (CalleeIntents.AsksSpelling, AsksSpellingPattern()),
        (CalleeIntents.AsksPhone, AsksPhonePattern()),
        (CalleeIntents.AsksSpecialRequests, AsksSpecialRequestsPattern()),
        (CalleeIntents.AsksSeating, AsksSeatingPattern()),
        (CalleeIntents.AsksMeal, AsksMealPattern()),
        (CalleeIntents.AsksWhoCalls, AsksWhoCallsPattern()),
        (CalleeIntents.AsksRepeat, AsksRepeatPattern()),
        (CalleeIntents.AsksToHold, AsksToHoldPattern()),
        (CalleeIntents.HasNoTable, HasNoTablePattern()),
        (CalleeIntents.TakesNoBookings, TakesNoBookingsPattern()),
        (CalleeIntents.Offers, OffersPattern()),
        (CalleeIntents.HasTable, HasTablePattern()),
        (CalleeIntents.Booked, BookedPattern()),
        (CalleeIntents.GivesCode, GivesCodePattern()),
        (CalleeIntents.HasNoCode, HasNoCodePattern()),
        (CalleeIntents.Goodbye, GoodbyePattern()),
        (CalleeIntents.AsksCard, AsksCardPattern()),
        (CalleeIntents.WrongNumber, WrongNumberPattern()),
        (CalleeIntents.IsAnsweringMachine, IsAnsweringMachinePattern()),
        (CalleeIntents.SaysSeeYou, SaysSeeYouPattern()),
        (CalleeIntents.GivesInstructions, GivesInstructionsPattern()),
        (CalleeIntents.AsksDeposit, AsksDepositPattern()),
        (CalleeIntents.AsksWhetherPresent, AsksWhetherPresentPattern()),
        (CalleeIntents.ScreensCall, ScreensCallPattern()),
        (CalleeIntents.WithdrawsTable, WithdrawsTablePattern()),
        (CalleeIntents.ReturnsFromHold, ReturnsFromHoldPattern()),
        (CalleeIntents.IvrMenu, IvrMenuPattern()),
        (CalleeIntents.AsksCode, AsksCodePattern()),
        (CalleeIntents.FindsNoBooking, FindsNoBookingPattern()),
        (CalleeIntents.FindsBooking, FindsBookingPattern()),
        (CalleeIntents.AsksToCancel, AsksToCancelPattern()),
        (CalleeIntents.Cancelled, CancelledPattern()),
        (CalleeIntents.RefusesCancellation, RefusesCancellationPattern()),
        (CalleeIntents.WantsNoCalls, WantsNoCallsPattern()),
    ];

    public static CalleeIntents Classify(string text)
    {
        CalleeIntents intents = AsksForConfirmationPattern().IsMatch(text) ? CalleeIntents.AsksForConfirmation : CalleeIntents.None;
        string statement = AsksForConfirmationPattern().Replace(text, "");
        intents |= YesPattern().IsMatch(statement) ? CalleeIntents.Yes : CalleeIntents.None;
        intents |= NoPattern().IsMatch(statement) ? CalleeIntents.No : CalleeIntents.None;
        foreach ((CalleeIntents intent, Regex pattern) in Patterns)
        {
            intents |= pattern.IsMatch(text) ? intent : CalleeIntents.None;
        }

        return (intents & CalleeIntents.HasNoTable) != CalleeIntents.None ? intents & ~CalleeIntents.Booked : intents;
    }

    [GeneratedRegex(@"\b(hello|hi|good (evening|afternoon|morning)|help you|speaking|thank(s| you) for calling|what can i do)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex GreetsPattern();

    [GeneratedRegex(@"\bhow (many|big|large)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex AsksPartySizePattern();

    [GeneratedRegex(@"\b(what|which) time\b|\bday and time\b|\bwhen (would|were|is|do|did|will)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex AsksTimePattern();

    [GeneratedRegex(@"\b(what|which) (day|date)\b|\btime and day\b|\bwhen (would|were|is|do|did|will)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex AsksDatePattern();

    [GeneratedRegex(
        @"\b(what|which) name\b|\b(have|get|take|what is|what was|what's) (a|your|the) (last |first )?name\b|\bwhat('s|"
        + @" is) the reservation\b|\bname should\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex AsksNamePattern();

    [GeneratedRegex(@"\bspell\b", RegexOptions.ExplicitCapture)]
    private static partial Regex AsksSpellingPattern();

    [GeneratedRegex(
        @"\b(phone|telephone|contact|cell|callback) number\b|\b(have|get|take|what is|what's) (a|your) (good )?(number|phone)\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex AsksPhonePattern();

    [GeneratedRegex(@"\bspecial (requests?|occasion)\b|\b(allergies|allergic|dietary|birthday|anniversary)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex AsksSpecialRequestsPattern();

    [GeneratedRegex(
        @"\b(prefer|like|or)\b.*\b(inside|outside|indoors|outdoors|patio|terrace|window|booth|bar)\b|\b(inside|indoors) or\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex AsksSeatingPattern();

    [GeneratedRegex(@"\b(lunch or|or (for )?(lunch|dinner)|dinner or)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex AsksMealPattern();

    [GeneratedRegex(@"\bwho (is|am|are)\b|\bwho's\b|\b(robot|computer|real person)\b|\bto a machine\b|\ba recording\b", RegexOptions.ExplicitCapture)]
    private static partial Regex AsksWhoCallsPattern();

    [GeneratedRegex(
        @"\b(say|repeat) (that|it)( again)?\b(?<!let me (say|repeat) (that|it))|\bspeak up\b|\b(didn't|did not) (catch|hear|"
        + @"get)\b|\bcan('t| hardly) hear\b|\bline is\b.*\bbad\b|\bbreaking up\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex AsksRepeatPattern();

    [GeneratedRegex(@"\b(is|was) that (right|correct|okay)\b|(?<!that's |is )\bcorrect$", RegexOptions.ExplicitCapture)]
    private static partial Regex AsksForConfirmationPattern();

    [GeneratedRegex(
        @"\b(one|just a|just one|give me a|for a) (moment|second|minute)\b|\bhold (on|please)\b|\bplease hold\b|\byou hold\b|"
        + @"\blet me (check|see|look|take|have|ask)\b|\bbear with\b|\bhang on\b|\bstay on the line\b|\b(put|transfer|"
        + @"connect) you\b|\b(lines|agents) are\b|\byour call is\b|\bget (the|my|our) manager\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex AsksToHoldPattern();

    [GeneratedRegex(
        @"\b(fully|completely|already) (booked|taken|full)\b|\bbooked (up|solid)\b|\b(are|we're|that's|is|all) full\b|"
        + @"\bno (table|tables|availability|room|space)\b|\bnothing (left|that|at|on|available|after|before)\b|\bnot available\b|"
        + @"\bis (taken|gone)\b|\b(we are|we're) (booked|fully)\b|\b(have|there's|is) nothing\b|\b(are|we're|is) closed\b|"
        + @"\bnot open\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex HasNoTablePattern();

    [GeneratedRegex(
        @"\b(don't|do not|can't|cannot) (take|accept|make|do) (any )?(reservations|bookings|large|groups)\b|\bwalk ins?\b|"
        + @"\bfirst come\b|\b(largest|biggest|maximum) (party|group|table)\b|\bbook (online|on our website)\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex TakesNoBookingsPattern();

    [GeneratedRegex(
        @"\b(could|can|might) (do(?! (that|it))|offer|fit|seat|squeeze|give)\b|\b(how|what) about\b|\bwould (that|either|one of|"
        + @"it)\b.*\b(work|okay|suit|alright)\b|\binstead\b|\bthe (earliest|latest|next|only|first|best)\b|\b(only|still|"
        + @"might) have\b|\bhave (something|an opening)\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex OffersPattern();

    [GeneratedRegex(
        @"\b(have|there is|there's) (a|one) table\b|\bcan do that\b|\b(that's|that is) fine\b|\bthat works\b|\bno problem\b|"
        + @"\bof course\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex HasTablePattern();

    [GeneratedRegex(
        @"\ball set\b|\byou('re| are) (booked|confirmed|good to go|down)\b|\b(have|got) you down\b|\b(i've|i have|we've|"
        + @"we have) (booked|reserved)\b|\b(it's|it is|that's|booking is|reservation is|table is) (all |now )?(booked|confirmed|"
        + @"done|reserved|changed)\b|\byour (confirmation|reservation|booking|reference) (number|code)\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex BookedPattern();

    [GeneratedRegex(
        @"\b(confirmation|reservation|booking|reference) (number|code)\b|\b(reference|code|confirmation) is\b|\b(the|your) code\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex GivesCodePattern();

    [GeneratedRegex(
        @"\bno (confirmation |reservation )?(number|numbers|code|codes)\b|\b(it's|just|goes) under (the|your) name\b|\b(don't|"
        + @"do not|doesn't) (need|give|have|use|do) (one|any|a|numbers|codes|confirmation|those|them)\b|\bjust (the|your|"
        + @"a) name\b|\bthere (isn't|is not)\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex HasNoCodePattern();

    [GeneratedRegex(@"\b(yes|yeah|yep|correct|right|exactly|sure|perfect|okay great|that's fine)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex YesPattern();

    [GeneratedRegex(@"\b(no|nope|not|wrong|isn't)\b(?! problem)", RegexOptions.ExplicitCapture)]
    private static partial Regex NoPattern();

    [GeneratedRegex(@"\b(goodbye|bye|good night)\b|\bcall back\b|\btry again\b", RegexOptions.ExplicitCapture)]
    private static partial Regex GoodbyePattern();

    [GeneratedRegex(@"\b(credit|debit) card\b|\bcard (details|number)\b|\b(need|require|take|have|hold|with) (a|your) card\b", RegexOptions.ExplicitCapture)]
    private static partial Regex AsksCardPattern();

    [GeneratedRegex(
        @"\b(deposit|prepay|cover charge|cancellation fee|minimum spend)\b|\b(we|will|there's|there is|do) (charge|a fee|"
        + @"a charge|a minimum)\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex AsksDepositPattern();

    [GeneratedRegex(
        @"\bstill (there|on the line)\b|\byou still here\b|\b(you|anybody|anyone|somebody) there\b|\bcan you hear me\b|"
        + @"^(hello ?)+$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex AsksWhetherPresentPattern();

    [GeneratedRegex(
        @"\b(say|state|give|record) your name\b|\bname and why\b|\bwhy (you are|you're) calling\b|\breason for (your|"
        + @"the) call\b|\bperson is available\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex ScreensCallPattern();

    [GeneratedRegex(
        @"\b(is|just|it's|that's|has) gone\b|\b(made|was|my) (a )?mistake\b|\boh wait\b|\bjust been (taken|booked)\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex WithdrawsTablePattern();

    [GeneratedRegex(@"\b(for|your) (holding|waiting|patience)\b|\bi'm back\b|\bare you ready\b", RegexOptions.ExplicitCapture)]
    private static partial Regex ReturnsFromHoldPattern();

    [GeneratedRegex(
        @"\b(press|dial) (the |number )*(one|two|three|four|five|six|seven|eight|nine|zero|star|pound)\b|\b(press|dial) (to|too|"
        + @"for|won|oh)\b|\bvalid choice\b|\bmain menu\b|\bfollowing options\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex IvrMenuPattern();

    [GeneratedRegex(
        @"\b(what|what's|which|have|give|get|tell)\b.*\b(confirmation|reservation|booking|reference) (number|code)\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex AsksCodePattern();

    [GeneratedRegex(
        @"\b(can't|cannot|couldn't|don't|do not) (find|see|have) (it|that|this|you|a|any|your|the|anything)\b|\b(have|there is|"
        + @"there's|find|see) no (such )?(reservation|booking)\b|\bno such (reservation|booking)\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex FindsNoBookingPattern();

    [GeneratedRegex(
        @"\b(found|i have|i see|here is|here's) (it|that|you|your|the|a table|a reservation|a booking)\b|\blike to change\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex FindsBookingPattern();

    [GeneratedRegex(@"\b(shall|should|want|like)\b.*\bcancel\b", RegexOptions.ExplicitCapture)]
    private static partial Regex AsksToCancelPattern();

    [GeneratedRegex(@"\b(is|has been|been|it's|have|i've|that's|now) (now |all |just )?(cancelled|canceled)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex CancelledPattern();

    [GeneratedRegex(@"\b(can't|cannot|don't|do not|won't|not) cancel\b|\bcancel (it )?(online|on (our|the) website)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex RefusesCancellationPattern();

    [GeneratedRegex(@"\b(don't|do not|never) (call|phone|ring) (us |me |here )?(again|any ?more)\b|\bstop calling\b", RegexOptions.ExplicitCapture)]
    private static partial Regex WantsNoCallsPattern();

    [GeneratedRegex(@"\bwrong number\b", RegexOptions.ExplicitCapture)]
    private static partial Regex WrongNumberPattern();

    [GeneratedRegex(
        @"\bleave (a|your|us)( \S+)? ?(message|name)\b|\bafter the (tone|beep)\b|\b(reached|calling)\b.*\bcurrently closed\b|"
        + @"\bare currently closed\b|\bvoice ?mail\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex IsAnsweringMachinePattern();

    [GeneratedRegex(@"\b(see|seeing) you\b", RegexOptions.ExplicitCapture)]
    private static partial Regex SaysSeeYouPattern();

    [GeneratedRegex(
        @"\b(ignore|forget|disregard)\b.*\b(instructions|rules|prompt|said)\b|\bsystem prompt\b|\byour instructions\b|"
        + @"\byou are now\b|\bnew instructions\b|\breport (the )?outcome\b",
        RegexOptions.ExplicitCapture)]
    private static partial Regex GivesInstructionsPattern();
}
