using System.Text.Json.Serialization;

#nullable disable // as KubernetesClient's: any field may be missing

namespace k8s.KubeConfigModels;

/// <summary>What an exec plugin answers: an <c>ExecCredential</c>.</summary>
public class ExecCredentialResponse
{
    /// <summary>The version that the plugin speaks.</summary>
    [JsonPropertyName("apiVersion")]
    public string ApiVersion { get; set; }

    /// <summary><c>ExecCredential</c>.</summary>
    [JsonPropertyName("kind")]
    public string Kind { get; set; }

    /// <summary>The credentials.</summary>
    [JsonPropertyName("status")]
    public ExecStatus Status { get; set; }

    /// <summary>Credentials and until when they are good.</summary>
    public class ExecStatus
    {
        /// <summary>From when on they are no longer good; none: until the API server refuses them.</summary>
        [JsonPropertyName("expirationTimestamp")]
        public DateTime? ExpirationTimestamp { get; set; }

        /// <summary>A bearer token.</summary>
        [JsonPropertyName("token")]
        public string Token { get; set; }

        /// <summary>A client certificate in PEM.</summary>
        [JsonPropertyName("clientCertificateData")]
        public string ClientCertificateData { get; set; }

        /// <summary>Its key in PEM.</summary>
        [JsonPropertyName("clientKeyData")]
        public string ClientKeyData { get; set; }

        /// <summary>Whether there is a token, or a certificate with its key.</summary>
        public bool IsValid() =>
            !string.IsNullOrEmpty(Token) || (!string.IsNullOrEmpty(ClientCertificateData) && !string.IsNullOrEmpty(ClientKeyData));
    }
}
