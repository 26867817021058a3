using CrdGenerator;

namespace KubeOps.Tests.Transpiler;

public class CommittedCrdsTests
{
    [Fact]
    public void Crds_Committed_AreWhatTheTypesSay()
    {
        foreach (var file in GeneratedCrds.All())
        {
            var path = Path.Combine(RepositoryRoot.Path, "crds", file.Name);
            Assert.True(File.Exists(path), $"{path} is missing: run make generate");
            Assert.True(File.ReadAllText(path) == file.Content, $"{path} is stale: run make generate");
        }
    }
}
