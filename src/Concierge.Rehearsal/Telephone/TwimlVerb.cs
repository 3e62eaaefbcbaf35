namespace Concierge.Rehearsal.Telephone;

/// <summary>One instruction of a TwiML document.</summary>
internal abstract record TwimlVerb
{
    /// <summary><c>&lt;Connect&gt;&lt;Stream/&gt;&lt;/Connect&gt;</c>.</summary>
    public sealed record Connect(string? Action, string Method, TwimlStream Stream) : TwimlVerb;

    /// <summary><c>&lt;Pause length=""/&gt;</c>.</summary>
    public sealed record Pause(TimeSpan Length) : TwimlVerb;

    /// <summary><c>&lt;Say&gt;text&lt;/Say&gt;</c>.</summary>
    public sealed record Say(string Text) : TwimlVerb;

    /// <summary><c>&lt;Play digits=""/&gt;</c>: keys, with <c>w</c> for half a second and <c>W</c> for one.</summary>
    public sealed record PlayDigits(string Digits) : TwimlVerb;

    /// <summary><c>&lt;Redirect&gt;url&lt;/Redirect&gt;</c>.</summary>
    public sealed record Redirect(string Url, string Method) : TwimlVerb;

    /// <summary><c>&lt;Hangup/&gt;</c>.</summary>
    public sealed record Hangup : TwimlVerb;
}
