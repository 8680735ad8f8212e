using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Stripe.Sync;

/// <summary>Who could be who: a person links, or leaves everybody as they are.</summary>
public sealed partial class SuggestionsPage
{
    private static readonly IReadOnlyList<Choice> Kinds = Choice.Of<QuestionKind>();
    private DataList<QuestionView>? list;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required NotificationService Toasts { get; init; }

    private Task<Result<PageOf<QuestionView>>> LoadAsync(ListRequest request) =>
        Operations.ReadAsync((QuestionQueries q) => q.ListAsync(request.Listing, request.Word<QuestionKind>("kind"), request.Cancel), request.Cancel);

    private Task ReloadAsync() => list!.ReloadAsync();

    private async Task DismissAsync(QuestionView question)
    {
        var done = await Operations.RunAsync(new DismissQuestion(question.Id.ToString()));
        if (done.Ok) Toasts.Done("Everybody stays as they are.");
        else Toasts.Failed(done.Refusals);
        await ReloadAsync();
    }
}
