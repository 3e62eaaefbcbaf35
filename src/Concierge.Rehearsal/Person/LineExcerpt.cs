namespace Concierge.Rehearsal.Person;

/// <summary>A part of what the person's telephone sent into the line.</summary>
/// <param name="Start">The number of its first frame since the telephone's start.</param>
/// <param name="Source">What most of it came from.</param>
/// <param name="WideBand">The same sound at 16 kHz, from beside the line; empty if the page sent none, or only parts.</param>
internal sealed record LineExcerpt(long Start, LineSource Source, short[] WideBand);
