using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace KubeOps.Tests;

/// <summary>A request and what becomes of it.</summary>
public sealed class Exchange(HttpContext context, string body)
{
    private readonly IQueryCollection _query = context.Request.Query;
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>When the client has gone away.</summary>
    public Task Aborted { get; } = WhenAborted(context.RequestAborted);

    public Task Finished => _finished.Task;

    public string Method { get; } = context.Request.Method;

    public string Path { get; } = context.Request.Path;

    public string Body => body;

    public bool IsWatch => Query("watch") == "true";

    public string? Query(string name) => _query.TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>Answers and is done.</summary>
    public async Task AnswerAsync(string json, int status = 200)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(json);
        await context.Response.CompleteAsync();
        _finished.SetResult();
    }

    public Task AnswerStatusAsync(int code, string reason) => AnswerAsync(Json.Status(code, reason), code);

    public Task AnswerListAsync(int resourceVersion, params string[] items) => AnswerAsync(Json.List(resourceVersion, null, items));

    /// <summary>Answers a watch, which stays open.</summary>
    public async Task OpenAsync()
    {
        context.Response.ContentType = "application/json";
        await context.Response.StartAsync();
        await context.Response.Body.FlushAsync();
    }

    public async Task SendAsync(string type, string json)
    {
        await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $$$"""{"type":"{{{type}}}","object":{{{json}}}}{{{'\n'}}}"""));
        await context.Response.Body.FlushAsync();
    }

    /// <summary>Ends a watch as the server does when its time is over.</summary>
    public async Task EndAsync()
    {
        await context.Response.CompleteAsync();
        _finished.SetResult();
    }

    /// <summary>Cuts the connection.</summary>
    public void Cut()
    {
        context.Abort();
        _finished.SetResult();
    }

    private static Task WhenAborted(CancellationToken token)
    {
        var aborted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.Register(aborted.SetResult);
        return aborted.Task;
    }
}
