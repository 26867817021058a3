using System.Numerics;

namespace NetPolOperator.Core.Evaluation.Matrix;

/// <summary>A set of small numbers, one bit each.</summary>
internal sealed class BitSet(int size)
{
    private readonly ulong[] _words = new ulong[(size + 63) / 64];

    /// <summary>Whether the number is in it.</summary>
    public bool this[int index] => (_words[index >> 6] & (1UL << (index & 63))) != 0;

    public void Add(int index) => _words[index >> 6] |= 1UL << (index & 63);

    public int Count()
    {
        var count = 0;
        foreach (var word in _words)
            count += BitOperations.PopCount(word);
        return count;
    }

    public Enumerator GetEnumerator() => new(_words);

    /// <summary>Goes through the numbers, lowest first, without allocating.</summary>
    public struct Enumerator(ulong[] words)
    {
        private int _next;
        private ulong _word;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (_word == 0)
            {
                if (_next == words.Length)
                    return false;
                _word = words[_next++];
            }

            Current = ((_next - 1) << 6) + BitOperations.TrailingZeroCount(_word);
            _word &= _word - 1;
            return true;
        }
    }
}
