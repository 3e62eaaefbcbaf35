namespace Concierge.Agents.Questions;

/// <summary>What the guest can be asked. A chat model's question is shown in the program's wording (<see cref="GuestQuestionFormatter"/>).</summary>
internal enum GuestQuestion
{
    /// <summary>Which restaurant.</summary>
    Restaurant,

    /// <summary>For how many people.</summary>
    PartySize,

    /// <summary>Which day.</summary>
    Date,

    /// <summary>At what time.</summary>
    Time,

    /// <summary>Under which name.</summary>
    CustomerName,

    /// <summary>Which telephone number.</summary>
    PhoneNumber,

    /// <summary>Inside or outside.</summary>
    Seating,

    /// <summary>What else the restaurant should know, such as a high chair.</summary>
    Preferences,

    /// <summary>What kind of food, before a search.</summary>
    Cuisine,

    /// <summary>In which town or district, before a search.</summary>
    Place,

    /// <summary>What is to be changed about a booking.</summary>
    Change,

    /// <summary>Whether to call the restaurant.</summary>
    Call,

    /// <summary>Whether to book at a restaurant that a search found.</summary>
    BookThere,

    /// <summary>Which of those that are listed.</summary>
    Choice,

    /// <summary>Whether what the model understood is right.</summary>
    Agreement,

    /// <summary>Whether there is anything else.</summary>
    More,
}
