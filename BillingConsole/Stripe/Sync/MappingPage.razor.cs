using BillingConsole.Platform.Http;
using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Stripe.Sync;

/// <summary>Every customer and its counterpart in Stripe.</summary>
public sealed partial class MappingPage
{
    private static readonly IReadOnlyList<Choice> States = Choice.Of<MappingState>();
    private DataList<CustomerInStripe>? list;

    [Inject] public required Operations Operations { get; init; }
    [Inject] public required DialogService Dialogs { get; init; }

    private Task<Result<PageOf<CustomerInStripe>>> LoadAsync(ListRequest request) => Operations.ReadAsync(
        (LinkQueries q) => q.ListAsync(request.Listing, request.Word<MappingState>("state"), request.Text("search"), request.Cancel), request.Cancel);

    private Task ReloadAsync() => list!.ReloadAsync();

    private async Task SettingsAsync() => await Dialogs.OpenAsync<SyncRulesDialog>("How customers are kept in step", [], ConfirmActs.Options());
}

internal static class MappingWords
{
    public static Tone ToneOf(MappingState state) => state switch
    {
        MappingState.Linked => Tone.Good,
        MappingState.Creating => Tone.Info,
        MappingState.Parked or MappingState.Undecided => Tone.Warn,
        MappingState.Failed or MappingState.RemoteDeleted => Tone.Bad,
        MappingState.NotLinked or MappingState.Detached => Tone.Neutral,
    };
}
