using Microsoft.AspNetCore.Http;

namespace NetPolOperator.Telemetry.Serving;

/// <summary>Answers for people and kubelets.</summary>
internal static class PlainText
{
    /// <summary>Writes a text and a status code.</summary>
    public static Task WriteAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
