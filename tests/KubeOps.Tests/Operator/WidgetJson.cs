using System.Runtime.CompilerServices;
using k8s;

namespace KubeOps.Tests.Operator;

internal static class WidgetJson
{
    // As a program does in its first lines: the options are closed by their first use.
    [ModuleInitializer]
    internal static void Register() => KubernetesJson.AddJsonOptions(o => o.TypeInfoResolverChain.Insert(0, WidgetJsonContext.Default));
}
