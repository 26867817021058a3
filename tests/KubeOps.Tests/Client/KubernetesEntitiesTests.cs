using System.Reflection;
using k8s;
using k8s.Models;
using KubeOps.Tests.Operator;
using NetPolOperator.Core.Api.V1Alpha1;

namespace KubeOps.Tests.Client;

/// <summary>What is known of a class without reflection is what its attribute says.</summary>
public class KubernetesEntitiesTests
{
    public static TheoryData<Type> Entities => [.. new[] { typeof(V1Pod), typeof(AppSegment), typeof(Widget) }
        .SelectMany(t => t.Assembly.GetTypes())
        .Where(t => t.IsDefined(typeof(KubernetesEntityAttribute), false))];

    [Theory]
    [MemberData(nameof(Entities))]
    public void GetKubernetesTypeMetadata_OfAnEntity_IsWhatItsAttributeSays(Type type)
    {
        var said = type.GetCustomAttribute<KubernetesEntityAttribute>()!;

        var known = type.GetKubernetesTypeMetadata();

        Assert.Equal((said.Group, said.ApiVersion, said.Kind, said.PluralName), (known.Group, known.ApiVersion, known.Kind, known.PluralName));
    }

    [Fact]
    public void GetKubernetesTypeMetadata_OfADerivedClass_IsItsBasesOne() =>
        Assert.Equal("widgets", typeof(SpecialWidget).GetKubernetesTypeMetadata().PluralName);

    [Fact]
    public void GetKubernetesTypeMetadata_WithoutAttribute_TellsWhatIsMissing()
    {
        var error = Assert.Throws<InvalidOperationException>(() => typeof(KubernetesEntitiesTests).GetKubernetesTypeMetadata());

        Assert.StartsWith("KubernetesEntitiesTests needs a [KubernetesEntity]", error.Message, StringComparison.Ordinal);
    }

    private sealed class SpecialWidget : Widget;
}
