namespace Concierge.Agents.Questions;

/// <summary>
/// Recognises what a language model's sentence asks the guest for. Nothing else of the sentence is used: what it presupposes is not shown.
/// </summary>
internal static class GuestQuestionReader
{
    /// <summary>Returns what a sentence asks for; nothing for a statement, or a question that is not one of the program's.</summary>
    public static IReadOnlySet<GuestQuestion> Find(string sentence)
    {
        if (!QuestionPatterns.Question.IsMatch(sentence) && !QuestionPatterns.Request.IsMatch(sentence))
        {
            return new HashSet<GuestQuestion>();
        }

        var asked = FindInterrogatives(sentence);
        return asked.Count > 0 ? asked
            : FindOther(sentence) is { } other ? new HashSet<GuestQuestion> { other }
            : QuestionPatterns.Agreement.IsMatch(sentence) ? new HashSet<GuestQuestion> { GuestQuestion.Agreement }
            : FindValues(sentence) is { Count: > 1 } several ? several
            : FindNouns(sentence) is { Count: > 0 } nouns ? nouns
            : QuestionPatterns.Choice.IsMatch(sentence) ? new HashSet<GuestQuestion> { GuestQuestion.Choice }
            : FindValues(sentence);
    }

    /// <summary>Returns the details of a booking that a text names a value for.</summary>
    public static IReadOnlySet<GuestQuestion> FindValues(string text)
    {
        HashSet<GuestQuestion> named = [];
        Add(named, GuestQuestion.PartySize, ValuePatterns.PartySize.IsMatch(text));
        Add(named, GuestQuestion.Date, ValuePatterns.Date.IsMatch(text));
        Add(named, GuestQuestion.Time, ValuePatterns.Time.IsMatch(text));
        Add(named, GuestQuestion.CustomerName, ValuePatterns.CustomerName.IsMatch(text));
        return named;
    }

    // "How many?", "wie viele?", "何名様".
    private static HashSet<GuestQuestion> FindInterrogatives(string sentence)
    {
        HashSet<GuestQuestion> asked = [];
        var time = InterrogativePatterns.Time.IsMatch(sentence);
        var date = InterrogativePatterns.Date.IsMatch(sentence);
        if (!time && !date && InterrogativePatterns.When.IsMatch(sentence))
        {
            // "When on Friday?" asks for the time only.
            (date, time) = (!ValuePatterns.Date.IsMatch(sentence), true);
        }

        var cuisine = InterrogativePatterns.Cuisine.IsMatch(sentence);
        var restaurant = !cuisine && InterrogativePatterns.Restaurant.IsMatch(sentence);
        Add(asked, GuestQuestion.Restaurant, restaurant);
        Add(asked, GuestQuestion.PartySize, InterrogativePatterns.PartySize.IsMatch(sentence));
        Add(asked, GuestQuestion.Date, date);
        Add(asked, GuestQuestion.Time, time);
        Add(asked, GuestQuestion.CustomerName, !restaurant && InterrogativePatterns.CustomerName.IsMatch(sentence));
        Add(asked, GuestQuestion.Cuisine, cuisine);
        Add(asked, GuestQuestion.Place, InterrogativePatterns.Place.IsMatch(sentence));
        return asked;
    }

    private static GuestQuestion? FindOther(string sentence) =>
        QuestionPatterns.BookThere.IsMatch(sentence) ? GuestQuestion.BookThere
        : QuestionPatterns.Call.IsMatch(sentence) ? GuestQuestion.Call
        : QuestionPatterns.Change.IsMatch(sentence) ? GuestQuestion.Change
        : QuestionPatterns.PhoneNumber.IsMatch(sentence) ? GuestQuestion.PhoneNumber
        : QuestionPatterns.Seating.IsMatch(sentence) ? GuestQuestion.Seating
        : QuestionPatterns.Preferences.IsMatch(sentence) ? GuestQuestion.Preferences
        : QuestionPatterns.More.IsMatch(sentence) ? GuestQuestion.More
        : null;

    // "Do you have a time in mind?", "please tell me the day and the name".
    private static HashSet<GuestQuestion> FindNouns(string sentence)
    {
        HashSet<GuestQuestion> asked = [];
        Add(asked, GuestQuestion.Restaurant, QuestionPatterns.RestaurantNoun.IsMatch(sentence));
        Add(asked, GuestQuestion.PartySize, QuestionPatterns.PartySizeNoun.IsMatch(sentence));
        Add(asked, GuestQuestion.Date, QuestionPatterns.DateNoun.IsMatch(sentence));
        Add(asked, GuestQuestion.Time, QuestionPatterns.TimeNoun.IsMatch(sentence));
        Add(asked, GuestQuestion.CustomerName, QuestionPatterns.CustomerNameNoun.IsMatch(sentence));
        return asked;
    }

    private static void Add(HashSet<GuestQuestion> questions, GuestQuestion question, bool isAsked)
    {
        if (isAsked)
        {
            questions.Add(question);
        }
    }
}
