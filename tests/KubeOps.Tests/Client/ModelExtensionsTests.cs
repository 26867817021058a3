using k8s;
using k8s.Models;

namespace KubeOps.Tests.Client;

public class ModelExtensionsTests
{
    [Fact]
    public void Initialize_Object_GetsItsTypeAndMetadata()
    {
        var policy = new V1NetworkPolicy().Initialize();

        Assert.Equal(("networking.k8s.io/v1", "NetworkPolicy"), (policy.ApiVersion, policy.Kind));
        Assert.NotNull(policy.Metadata);
        Assert.Equal("v1", new V1Pod().Initialize().ApiVersion);
    }

    [Theory]
    [InlineData("v1", "", "v1")]
    [InlineData("networking.k8s.io/v1", "networking.k8s.io", "v1")]
    [InlineData(null, null, null)]
    public void ApiGroupAndVersion_OfAnyObject(string? apiVersion, string? group, string? version)
    {
        var pod = new V1Pod { ApiVersion = apiVersion };

        Assert.Equal((group, version), pod.ApiGroupAndVersion());
        Assert.Equal((group, version), (pod.ApiGroup(), pod.ApiGroupVersion()));
    }

    [Fact]
    public void Labels_SetAndTakenAway()
    {
        var pod = new V1Pod();
        Assert.Null(pod.GetLabel("app"));

        pod.SetLabel("app", "web");
        pod.SetAnnotation("note", "x");
        pod.SetAnnotation("note", null);

        Assert.Equal("web", pod.GetLabel("app"));
        Assert.Empty(pod.Annotations());
    }

    [Fact]
    public void OwnerReferences_AreFoundByIdentity()
    {
        var owner = new V1Pod { Metadata = new V1ObjectMeta { Name = "a", Uid = "1" } }.Initialize();
        var other = new V1Pod { Metadata = new V1ObjectMeta { Name = "a", Uid = "2" } }.Initialize();
        var owned = new V1Pod();
        Assert.False(owned.IsOwnedBy(owner));

        owned.AddOwnerReference(new V1OwnerReference { ApiVersion = "v1", Kind = "Pod", Name = "a", Uid = "1", Controller = true });

        Assert.True(owned.IsOwnedBy(owner));
        Assert.False(owned.IsOwnedBy(other));
        Assert.Equal("1", owned.GetController().Uid);
        Assert.Equal("1", owned.RemoveOwnerReference(owner).Uid);
        Assert.Empty(owned.OwnerReferences());
    }

    [Fact]
    public void Finalizers_AreASet()
    {
        var pod = new V1Pod();

        Assert.True(pod.AddFinalizer("x"));
        Assert.False(pod.AddFinalizer("x"));
        Assert.True(pod.HasFinalizer("x"));
        Assert.True(pod.RemoveFinalizer("x"));
        Assert.False(pod.RemoveFinalizer("x"));
    }
}
