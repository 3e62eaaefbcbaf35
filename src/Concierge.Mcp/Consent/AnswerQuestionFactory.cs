using Concierge.Contracts.Api;
using Concierge.Mcp.Text;
using ModelContextProtocol.Protocol;

namespace Concierge.Mcp.Consent;

/// <summary>Writes the question whether the restaurant gets an answer in the guest's name.</summary>
internal static class AnswerQuestionFactory
{
    /// <summary>The maximum length of an answer, as the HTTP API takes it.</summary>
    public const int MaxAnswerLength = 300;

    /// <summary>Writes the question.</summary>
    /// <param name="restaurantName">The restaurant.</param>
    /// <param name="question">The restaurant's question.</param>
    /// <param name="answer">The proposed answer.</param>
    public static ConsentQuestion Create(string restaurantName, QuestionView question, string answer) => new(
        $"{Quote(restaurantName)} is on the line and asks: {Quote(question.Text)}\nYour assistant's answer: {Quote(answer)}",
        new ElicitRequestParams.RequestSchema
        {
            Properties =
            {
                [ConsentQuestion.AgreedField] = ConsentQuestion.CreateAgreed("Yes, answer this"),
                [ConsentQuestion.AnswerField] = new ElicitRequestParams.StringSchema
                {
                    Title = "Or another answer",
                    Description = "Leave it empty to send the answer above.",
                    MaxLength = MaxAnswerLength,
                },
            },
            Required = [ConsentQuestion.AgreedField],
        });

    private static string Quote(string text) => $"“{TextEscaper.EscapeShort(text, MaxAnswerLength)}”";
}
