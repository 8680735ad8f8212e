using Microsoft.AspNetCore.Components;
using Radzen;

namespace BillingConsole.Shell;

public sealed partial class ThemeToggle : IDisposable
{
    [Inject] public required ThemeService Service { get; init; }

    private bool Dark => Service.Theme == Themes.Dark;

    protected override void OnInitialized() => Service.ThemeChanged += OnChanged;

    public void Dispose() => Service.ThemeChanged -= OnChanged;

    private void Toggle() => Service.SetTheme(Dark ? Themes.Light : Themes.Dark);

    private void OnChanged() => _ = InvokeAsync(StateHasChanged);
}
