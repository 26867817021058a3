using k8s.Autorest;

namespace k8s.Rest;

/// <summary>Takes the object out of an answer.</summary>
internal static class ResponseBody
{
    public static async Task<T> BodyAsync<T>(this Task<HttpOperationResponse<T>> answer)
    {
        using var response = await answer.ConfigureAwait(false);
        return response.Body;
    }
}
