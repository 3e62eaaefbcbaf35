namespace Concierge.Rehearsal.Dialogue;

/// <summary>What an utterance of the callee does; several at once are usual.</summary>
[Flags]
internal enum Intents
{
    None = 0,
    Greets = 1 << 0,
    AsksParty = 1 << 1,
    AsksTime = 1 << 2,
    AsksDate = 1 << 3,
    AsksName = 1 << 4,
    AsksSpelling = 1 << 5,
    AsksPhone = 1 << 6,
    AsksRequests = 1 << 7,
    AsksSeating = 1 << 8,
    AsksMeal = 1 << 9,
    AsksWhoCalls = 1 << 10,
    AsksRepeat = 1 << 11,
    AsksWhetherRight = 1 << 12,
    Waits = 1 << 13,
    Full = 1 << 14,
    TakesNoBookings = 1 << 15,
    Offers = 1 << 16,
    HasTable = 1 << 17,
    Booked = 1 << 18,
    NamesCode = 1 << 19,
    NoCode = 1 << 20,
    Yes = 1 << 21,
    No = 1 << 22,
    Goodbye = 1 << 23,
    WantsPayment = 1 << 24,
    WrongNumber = 1 << 25,
    Machine = 1 << 26,
    SeesYou = 1 << 27,
    GivesOrders = 1 << 28,

    Questions = AsksParty | AsksTime | AsksDate | AsksName | AsksSpelling | AsksPhone | AsksRequests | AsksSeating | AsksMeal | AsksWhoCalls,
}
