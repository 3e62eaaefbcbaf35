namespace Concierge.Rehearsal.Telephone;

/// <summary>The source of a TwiML document: a URL, or the document itself.</summary>
internal sealed record TwimlSource(string? Url, string Method = "POST", string? Twiml = null, string? FallbackUrl = null, string FallbackMethod = "POST");
