using Concierge.Calls.Questions;
namespace Concierge.Calls;

/// <summary>A question to the guest during a call, with the answer.</summary>
internal sealed record AnsweredQuestion(GuestQuestion Question, string Answer);
