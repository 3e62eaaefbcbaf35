using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Concierge.Restaurants.Import;

/// <summary>
/// Reads the objects of an array inside a JSON object one after another, however long the file is; or else the objects of the file itself:
/// a single one, an array, or a sequence (one on each line, or RFC 7464).
/// </summary>
/// <param name="arrays">The names the array may have; it is a member of the outermost object.</param>
internal sealed class JsonArrayReader(params string[] arrays)
{
    private const int FirstBuffer = 64 * 1024;
    private const int MaxItemLength = 64 * 1024 * 1024;
    private const byte RecordSeparator = 0x1E;

    private readonly Dictionary<string, string> _texts = [];
    private byte[] _buffer = new byte[FirstBuffer];
    private int _filled;
    private bool _begun;
    private bool _ended;
    private JsonReaderState _state = new(new JsonReaderOptions { AllowMultipleValues = true });
    private bool _inside;
    private bool? _isSequence;
    private string? _member;

    /// <summary>Whether the array was there.</summary>
    public bool HasArray { get; private set; }

    /// <summary>The outermost object's members that are texts, as far as they have been read.</summary>
    public IReadOnlyDictionary<string, string> TextMembers => _texts;

    /// <summary>Reads the objects. The caller disposes each document.</summary>
    /// <exception cref="JsonException">The JSON is invalid or truncated.</exception>
    public async IAsyncEnumerable<JsonDocument> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var done = false;
        while (!done)
        {
            await FillAsync(stream, cancellationToken);
            bool more;
            do
            {
                more = TryTake(out var item, out done);
                if (item is not null)
                {
                    yield return item;
                }
            }
            while (more);
        }
    }

    private async Task FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (_filled == _buffer.Length)
        {
            if (_buffer.Length >= MaxItemLength)
            {
                throw new JsonException("one object is larger than 64 MB");
            }

            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_filled), cancellationToken);
        _buffer.AsSpan(_filled, read).Replace(RecordSeparator, (byte)' ');
        _filled += read;
        _ended = read == 0;
        if (!_begun && (_filled >= 3 || _ended))
        {
            _begun = true;
            Drop(_buffer is [0xEF, 0xBB, 0xBF, ..] && _filled >= 3 ? 3 : 0);
        }
    }

    // Takes tokens up to the next object's end or the buffer's; incomplete data stays in the buffer for the next read.
    private bool TryTake(out JsonDocument? item, out bool done)
    {
        item = null;
        done = false;
        if (!_begun || (_isSequence ??= DetectSequence()) is not { } isSequence)
        {
            return false;
        }

        var reader = new Utf8JsonReader(_buffer.AsSpan(0, _filled), _ended, _state);
        var (state, consumed) = (reader.CurrentState, 0L);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.StartObject && (isSequence ? reader.CurrentDepth <= 1 : _inside))
                {
                    if (!JsonDocument.TryParseValue(ref reader, out item))
                    {
                        break;
                    }

                    (state, consumed) = (reader.CurrentState, reader.BytesConsumed);
                    return true;
                }

                Note(ref reader);
                (state, consumed) = (reader.CurrentState, reader.BytesConsumed);
            }

            done = _ended;
            return false;
        }
        finally
        {
            _state = state;
            Drop((int)consumed);
        }
    }

    // Whether the outermost objects are the ones to read. The array's name decides, or the kind of the first object, or its end. Until one
    // of them has come, more of the file is needed.
    private bool? DetectSequence()
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(0, _filled), _ended, _state);
        string? member = null;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray when reader.CurrentDepth == 0:
                case JsonTokenType.EndObject when reader.CurrentDepth == 0:
                case JsonTokenType.String when reader.CurrentDepth == 1 && member == "type" && reader.GetString() is "Feature" or "node" or "way" or "relation":
                    return HasArray = true;
                case JsonTokenType.StartArray when reader.CurrentDepth == 1 && arrays.Contains(member):
                    return false;
                case JsonTokenType.PropertyName when reader.CurrentDepth == 1:
                    member = reader.GetString();
                    break;
                default:
                    break;
            }
        }

        return _ended ? false : null;
    }

    private void Note(ref Utf8JsonReader reader)
    {
        if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
        {
            _member = reader.GetString();
        }
        else if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.String)
        {
            _texts[_member!] = reader.GetString()!;
        }
        else if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.StartArray && arrays.Contains(_member))
        {
            HasArray = _inside = true;
        }
        else if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.EndArray)
        {
            _inside = false;
        }
    }

    private void Drop(int bytes)
    {
        _buffer.AsSpan(bytes, _filled - bytes).CopyTo(_buffer);
        _filled -= bytes;
    }
}
