namespace KubeOps.KubernetesClient.Reading;

/// <summary>Cuts a stream into lines of bytes. The memory of a line is good until the next one is asked for.</summary>
internal sealed class LineReader(Stream stream)
{
    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _searched;
    private int _end;

    /// <summary>The next line without its line feed, or null at the end. An unfinished last line is dropped: its stream was cut.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var feed = Array.IndexOf(_buffer, (byte)'\n', _searched, _end - _searched);
            if (feed >= 0)
            {
                var line = _buffer.AsMemory(_start, feed - _start);
                _start = _searched = feed + 1;
                if (line.Length > 0)
                    return line;
                continue;
            }

            _searched = _end;
            MakeRoom();
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                return null;
            _end += read;
        }
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _searched -= _start;
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
    }
}
