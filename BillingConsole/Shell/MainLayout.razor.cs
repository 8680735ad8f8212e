using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Radzen;

namespace BillingConsole.Shell;

public sealed partial class MainLayout : IDisposable
{
    private PageErrorBoundary? boundary;
    private bool menuOpen;

    [Inject] public required NavigationManager Navigation { get; init; }

    /// <summary>Asked for so that it exists in the circuit: it is what remembers the look.</summary>
    [Inject] public required CookieThemeService ThemeMemory { get; init; }

    protected override void OnInitialized() => Navigation.LocationChanged += OnMoved;

    public void Dispose() => Navigation.LocationChanged -= OnMoved;

    private void ToggleMenu() => menuOpen = !menuOpen;

    private void CloseMenu() => menuOpen = false;

    private void OnMoved(object? sender, LocationChangedEventArgs moved) => _ = InvokeAsync(() =>
    {
        boundary?.Recover();
        menuOpen = false;
        StateHasChanged();
    });
}
