using BillingConsole.Platform.Data;

namespace BillingConsole.Usage;

/// <summary>
/// The identities of the newest events on SQLite. Their keys are hashes, so that each would change a page of its own in the index; they
/// are known from here instead until they are many, and then put into their table in the order of their keys, a few with each commit,
/// so that those of one page share its writing. What is here can always be read again: it is what the events beyond the edge say.
/// The writer alone changes anything, after its commit; others only ask.
/// </summary>
/// <param name="most">How many are waited for before they are put into the table.</param>
public sealed class NewIdentities(int most)
{
    private readonly Lock gate = new();
    private Dictionary<long, long> waiting = [];

    // Those that are being put into the table, the order in which this happens, and how many of them are there by now.
    private Dictionary<long, long> leaving = [];
    private long[] order = [];
    private int left;

    /// <summary>Where each of the keys that are known here stands. What leaves stands in the table before it is forgotten here, so ask here first.</summary>
    public List<(long Key, long Seq)> Find(IEnumerable<long> keys)
    {
        var found = new List<(long, long)>();
        lock (gate)
        {
            foreach (var key in keys)
            {
                if (waiting.TryGetValue(key, out var seq)) found.Add((key, seq));
                if (leaving.TryGetValue(key, out seq)) found.Add((key, seq));
            }
        }
        return found;
    }

    /// <summary>What goes into the table with the next commit, in the order of the keys.</summary>
    public IEnumerable<(long Key, long Seq)> Due(int count) => order.Skip(left).Take(count).Select(key => (key, leaving[key]));

    /// <summary>The last event all of whose predecessors stand in the table once so many more have gone there; nothing while some are left.</summary>
    public long? EdgeAfter(int count) => order.Length > 0 && left + count >= order.Length ? leaving.Values.Max() : null;

    /// <summary>Whether another event stands here under the key, so that the next one must go into the table at once.</summary>
    public bool Knows(long key) => waiting.ContainsKey(key) || leaving.ContainsKey(key);

    /// <summary>After a commit: what came, and how many of those due went.</summary>
    public void Took(IEnumerable<(long Key, long Seq)> came, int gone)
    {
        lock (gate)
        {
            foreach (var (key, seq) in came) waiting.TryAdd(key, seq);
            left += gone;
            if (left >= order.Length) (leaving, order, left) = ([], [], 0);
            if (order.Length > 0 || waiting.Count < most) return;
            (leaving, waiting) = (waiting, []);
            order = [.. leaving.Keys];
            Array.Sort(order);
        }
    }
}
