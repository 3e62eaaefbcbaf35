namespace Concierge.Options;

/// <summary>A setting in a <c>.env</c> file, and where its value stands. Lines and columns count from 0.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value, without its quotation marks.</param>
/// <param name="FirstLine">The line of the name.</param>
/// <param name="ValueColumn">The column in that line where the value begins, with its quotation mark.</param>
/// <param name="LastLine">The line where the value ends; another one when a quotation holds several lines.</param>
/// <param name="EndColumn">The column in that line after the value.</param>
internal readonly record struct EnvironmentFileEntry(string Name, string Value, int FirstLine, int ValueColumn, int LastLine, int EndColumn);
