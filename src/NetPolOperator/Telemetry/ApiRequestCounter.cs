namespace NetPolOperator.Telemetry;

/// <summary>Sits in the API client and counts every request by verb, resource and answer.</summary>
internal sealed class ApiRequestCounter(OperatorMetrics metrics) : DelegatingHandler
{
    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var code = 0;
        try
        {
            var response = await base.SendAsync(request, cancellationToken);
            code = (int)response.StatusCode;
            return response;
        }
        finally
        {
            var (verb, resource) = ApiRequest.Describe(request.Method, request.RequestUri!);
            metrics.ApiRequest(verb, resource, code);
        }
    }
}
