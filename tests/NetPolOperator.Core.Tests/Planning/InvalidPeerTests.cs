using NetPolOperator.Core.Api.V1Alpha1;
using NetPolOperator.Core.Rendering;
using NetPolOperator.Core.Tests.Builders;

namespace NetPolOperator.Core.Tests.Planning;

/// <summary>What a segment is to others who name it while it is invalid: what it was when it last was valid.</summary>
public class InvalidPeerTests
{
    private const string CallsDb = "podSelector: {matchLabels: {app: orders}}\nallowTo: [{segment: {name: db, namespace: data}}]";

    private const string Invalid = "podSelector: {matchLabels: {app: db}}\nports: [{name: x, port: 5432}, {name: x, port: 5433}]";

    // The podSelector is right, and new; a rule is not.
    private const string InvalidElsewhere = "podSelector: {matchLabels: {app: db9}}\nports: [{port: 5432}]\nallowTo: [{entity: Cluster, cidr: {block: 10.0.0.0/8}}]";

    [Theory]
    [InlineData(Invalid)]
    [InlineData(InvalidElsewhere)]
    public void Plan_PeerBecomesInvalid_KeepsWhatItSaidLast(string invalid)
    {
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Segment(CallsDb), Db("podSelector: {matchLabels: {app: db}}\nports: [{port: 5432}]", 1));
        shop.Reconcile();
        shop.Put(Db(invalid, 2));

        Assert.Empty(shop.Plan().Changes.All);
        shop.Reconcile();
        shop.Put(Db(invalid, 3));
        var plan = shop.Plan();

        Assert.Empty(plan.Changes.All);
        var rule = Assert.Single(plan.Rendered).Rules[0];
        Assert.Equal(RuleState.Resolved, rule.State);
        Assert.Equal("the AppSegment data/db is invalid now; what its spec said last still counts until that is put right", rule.Message);
    }

    [Fact]
    public void Plan_InvalidPeerIsPutRight_FollowsIt()
    {
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Segment(CallsDb), Db("podSelector: {matchLabels: {app: db}}\nports: [{port: 5432}]", 1));
        shop.Reconcile();
        shop.Put(Db(Invalid, 2));
        shop.Reconcile();
        shop.Put(Db("podSelector: {matchLabels: {app: db}}\nports: [{port: 5433}]", 3));

        var change = Assert.Single(shop.Plan().Changes.All);

        Assert.Contains(change.Desired!.Spec.Egress, rule => rule.Ports?.Any(port => port.Port == "5433") == true);
    }

    [Theory]
    [InlineData("another")]
    [InlineData(null)]
    public void Plan_PeerIsGoneOrAnInvalidSuccessor_LeavesTheRuleOut(string? uid)
    {
        var shop = new PlannedNamespace();
        var db = Db("podSelector: {matchLabels: {app: db}}\nports: [{port: 5432}]", 1);
        shop.Put(Yaml.Segment(CallsDb), db);
        shop.Reconcile();
        shop.Remove(db);
        if (uid is not null)
        {
            shop.Put(Db(Invalid, 2, uid));
        }

        Assert.Equal(RuleState.PeerNotFound, Assert.Single(shop.Plan().Rendered).Rules[0].State);
    }

    [Fact]
    public void Plan_PeerIsInvalidFromTheStart_LeavesTheRuleOut()
    {
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Segment(CallsDb), Db(Invalid, 1));

        Assert.Equal(RuleState.PeerNotFound, Assert.Single(shop.Plan().Rendered).Rules[0].State);
    }

    [Theory]
    [InlineData(Invalid)]
    [InlineData(InvalidElsewhere)]
    public void Plan_PeerIsInvalidFromTheStartAndItsStatusTells_IsWhatItSaidLast(string invalid)
    {
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Segment(CallsDb), Db("podSelector: {matchLabels: {app: db}}\nports: [{port: 5432}]", 1));
        shop.Reconcile();
        var restarted = new PlannedNamespace();
        restarted.Put(Yaml.Segment(CallsDb), Db(invalid, 2, last: Yaml.Segment("podSelector: {matchLabels: {app: db}}\nports: [{port: 5432}]").Spec));

        var rendered = Assert.Single(restarted.Plan().Rendered);

        Assert.Equal(shop.Last!.Rendered[0].SpecHash, rendered.SpecHash);
        Assert.Contains("what its spec said last still counts", rendered.Rules[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_InvalidPeerReadFromAManifestWithItsStatus_IsWhatItSaidLast()
    {
        var shop = new PlannedNamespace("""
            apiVersion: netpol.io/v1alpha1
            kind: AppSegment
            metadata: {name: db, namespace: data}
            spec: {podSelector: {matchLabels: {'not a key': db}}}
            status:
              conditions: [{type: Accepted, status: 'False'}]
              asPeer: {generation: 3, podSelector: {matchLabels: {app: db}}, ports: [{port: 5432}]}
            """);
        shop.Put(Yaml.Segment(CallsDb));

        Assert.Equal("TCP 5432", Assert.Single(shop.Plan().Rendered).Rules[0].Ports);
    }

    [Theory]
    [InlineData("ports: [{port: 5432}]")] // an absent selector is not every pod
    [InlineData("podSelector: {matchLabels: {app: 'a b'}}")]
    [InlineData("podSelector: {}\nports: [{name: x, port: 1}, {name: x, port: 2}]")]
    public void Plan_StatusOfAnInvalidPeerIsNoBetter_LeavesTheRuleOut(string last)
    {
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Segment(CallsDb), Db(Invalid, 2, last: Yaml.Segment(last).Spec));

        Assert.Equal(RuleState.PeerNotFound, Assert.Single(shop.Plan().Rendered).Rules[0].State);
    }

    [Fact]
    public void Plan_ValidPeer_IsWhatItsSpecSaysWhateverItsStatusTells()
    {
        var shop = new PlannedNamespace();
        shop.Put(
            Yaml.Segment(CallsDb),
            Db("podSelector: {matchLabels: {app: db}}\nports: [{port: 5432}]", 2, last: Yaml.Segment("podSelector: {}").Spec));

        Assert.Equal("TCP 5432", Assert.Single(shop.Plan().Rendered).Rules[0].Ports);
    }

    [Fact] // its podSelector and ports are right, and all the same: nobody is to count on an invalid spec
    public void Plan_PeerIsInvalidFromTheStartElsewhere_LeavesTheRuleOutUntilItIsPutRight()
    {
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Segment(CallsDb), Db(InvalidElsewhere, 1));

        var rule = Assert.Single(shop.Reconcile().Rendered).Rules[0];
        Assert.Equal(RuleState.PeerNotFound, rule.State);
        Assert.Equal("the AppSegment data/db is invalid, and no valid spec of it is known: its spec has to be put right first", rule.Message);

        shop.Put(Db("podSelector: {matchLabels: {app: db9}}\nports: [{port: 5432}]", 2));
        shop.Reconcile();
        Assert.Equal("db9", SelectedBy(shop));
    }

    [Fact]
    public void Plan_StatusOfAnUnknownInvalidPeerComesToTell_FollowsIt()
    {
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Segment(CallsDb), Db(InvalidElsewhere, 2));
        shop.Reconcile();
        shop.Put(Db(InvalidElsewhere, 2, last: Yaml.Segment("podSelector: {matchLabels: {app: db}}\nports: [{port: 5432}]").Spec, lastGeneration: 1));
        shop.Reconcile();

        Assert.Equal("db", SelectedBy(shop));
    }

    [Fact]
    public void Plan_PeerSelectsOthersAndIsPutRight_FollowsIt()
    {
        var shop = new PlannedNamespace();
        shop.Put(Yaml.Segment(CallsDb), Db("podSelector: {matchLabels: {app: db}}\nports: [{port: 5432}]", 1));
        shop.Reconcile();
        shop.Put(Db(InvalidElsewhere, 2));
        shop.Reconcile();
        Assert.Equal("db", SelectedBy(shop));

        shop.Put(Db("podSelector: {matchLabels: {app: db9}}\nports: [{port: 5432}]", 3));
        shop.Reconcile();

        Assert.Equal("db9", SelectedBy(shop));
    }

    // Besides, there is a rule for DNS.
    private static string SelectedBy(PlannedNamespace shop) => Assert.Single(
        shop.Policy("aseg-orders").Spec.Egress.SelectMany(rule => rule.To), peer => peer.PodSelector?.MatchLabels?.ContainsKey("app") == true).PodSelector.MatchLabels["app"];

    private static AppSegment Db(string spec, long generation, string uid = "db-uid", AppSegmentSpec? last = null, long? lastGeneration = null)
    {
        var db = Yaml.Segment(spec, "db", "data");
        (db.Metadata.Uid, db.Metadata.Generation) = (uid, generation);
        if (last is not null)
        {
            db.Status = new AppSegmentStatus { AsPeer = new SegmentAsPeer { Generation = lastGeneration, PodSelector = last.PodSelector, Ports = last.Ports } };
        }

        return db;
    }
}
