using System.Buffers;
using System.Net;
using k8s.Autorest;
using k8s.Rest;

namespace KubeOps.KubernetesClient.Reading;

/// <summary>Reads a list of any length page by page, so that neither side holds it as one text.</summary>
internal sealed class PagedList(RestClient rest, string path, string? labelSelector = null, string? fieldSelector = null)
{
    /// <summary>Objects a page, as client-go asks for.</summary>
    public const int PageSize = 500;

    /// <summary>Calls <paramref name="onItem"/> for the JSON of each object.</summary>
    /// <param name="onItem">Takes an object.</param>
    /// <param name="onRestart">Called when the list begins again, because its snapshot expired between two pages.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The resourceVersion to watch from.</returns>
    /// <exception cref="HttpOperationException">The API server refused.</exception>
    public async Task<string?> ReadAsync(ListPage.ItemHandler onItem, Action onRestart, CancellationToken cancellationToken)
    {
        var limit = PageSize.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string? token = null, limitNow = limit;
        while (true)
        {
            try
            {
                var page = await ReadPageAsync(limitNow, token, onItem, cancellationToken).ConfigureAwait(false);
                if (page.Continue is null)
                    return page.ResourceVersion;
                token = page.Continue;
            }
            catch (HttpOperationException e) when (e.Response?.StatusCode == HttpStatusCode.Gone && token is not null)
            {
                // The pages' snapshot was compacted away before we reached its end: all in one answer cannot expire.
                onRestart();
                token = limitNow = null;
            }
        }
    }

    private async Task<(string? ResourceVersion, string? Continue)> ReadPageAsync(
        string? limit, string? token, ListPage.ItemHandler onItem, CancellationToken cancellationToken)
    {
        var target = Query.Add(
            path, ("limit", limit), ("continue", token), ("labelSelector", labelSelector), ("fieldSelector", fieldSelector));
        using var response = await rest.OpenAsync(new RestRequest(HttpMethod.Get, target), cancellationToken).ConfigureAwait(false);
        var (buffer, length) = await ReadAllAsync(response, cancellationToken).ConfigureAwait(false);
        try
        {
            return ListPage.Read(buffer.AsSpan(0, length), onItem);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<(byte[] Buffer, int Length)> ReadAllAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = stream.ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(response.Content.Headers.ContentLength + 1 ?? 256 * 1024, 64 * 1024 * 1024));
        var length = 0;
        while (true)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
                return (buffer, length);
            length += read;
            if (length < buffer.Length)
                continue;
            var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
            buffer.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
    }
}
