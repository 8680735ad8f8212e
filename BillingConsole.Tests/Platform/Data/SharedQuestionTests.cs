using BillingConsole.Platform.Data;

namespace BillingConsole.Tests.Platform.Data;

public sealed class SharedQuestionTests
{
    [Fact]
    public async Task Who_comes_while_it_is_asked_shares_the_next()
    {
        var asked = new List<TaskCompletionSource<int>>();
        using var begun = new SemaphoreSlim(0);
        var question = new SharedQuestion<int>(() =>
        {
            var answer = new TaskCompletionSource<int>();
            asked.Add(answer);
            begun.Release();
            return answer.Task;
        });

        var first = question.AskAsync();
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        var others = Enumerable.Range(0, 5).Select(_ => question.AskAsync()).ToList();
        asked[0].SetResult(1);
        Assert.Equal(1, await first);
        await begun.WaitAsync(TestContext.Current.CancellationToken);
        asked[1].SetResult(2);
        Assert.All(await Task.WhenAll(others), answer => Assert.Equal(2, answer));
        Assert.Equal(2, asked.Count);
    }

    [Fact]
    public async Task A_question_that_failed_is_asked_anew()
    {
        var times = 0;
        var question = new SharedQuestion<int>(async () =>
        {
            await Task.Yield();
            return ++times == 1 ? throw new TimeoutException() : times;
        });
        await Assert.ThrowsAsync<TimeoutException>(question.AskAsync);
        Assert.Equal(2, await question.AskAsync());
    }

    [Fact]
    public async Task No_answer_is_older_than_its_asker()
    {
        var now = 0;
        var question = new SharedQuestion<int>(async () =>
        {
            var seen = Volatile.Read(ref now);
            await Task.Yield();
            return seen;
        });
        await Parallel.ForAsync(0, 200_000, TestContext.Current.CancellationToken, async (_, _) =>
        {
            var mine = Interlocked.Increment(ref now);
            Assert.True(await question.AskAsync() >= mine);
        });
    }
}
