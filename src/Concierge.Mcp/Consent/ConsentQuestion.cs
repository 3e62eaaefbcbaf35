using ModelContextProtocol.Protocol;

namespace Concierge.Mcp.Consent;

/// <summary>A question to a person: the text, and the form of the answer.</summary>
/// <param name="Message">What the person reads: everything that they agree to.</param>
/// <param name="Form">The fields of the answer.</param>
internal sealed record ConsentQuestion(string Message, ElicitRequestParams.RequestSchema Form)
{
    /// <summary>The field of the form that has to be true.</summary>
    public const string AgreedField = "agreed";

    /// <summary>The field with another answer to the restaurant than the proposed one.</summary>
    public const string AnswerField = "answer";

    /// <summary>The field that has to be true.</summary>
    /// <param name="title">What the person agrees to.</param>
    public static ElicitRequestParams.BooleanSchema CreateAgreed(string title) => new() { Title = title, Description = "Nothing happens without your yes." };
}
