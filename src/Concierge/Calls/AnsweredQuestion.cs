using Concierge.Calls.Questions;
namespace Concierge.Calls;

/// <summary>Something the guest was asked during a call, with the answer.</summary>
internal sealed record AnsweredQuestion(CustomerQuestion Question, string Answer);
