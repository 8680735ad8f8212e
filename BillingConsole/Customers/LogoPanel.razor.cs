using BillingConsole.Platform.Operations;
using BillingConsole.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace BillingConsole.Customers;

/// <summary>The picture on printed documents: look at it, replace it, take it away.</summary>
public sealed partial class LogoPanel
{
    private string? picture;
    private IReadOnlyList<Refusal> refusals = [];

    [CascadingParameter] public Viewer Viewer { get; set; } = Viewer.Stranger;

    [Inject] public required Operations Operations { get; init; }

    protected override Task OnInitializedAsync() => LookAsync();

    private async Task LookAsync()
    {
        var logo = await Operations.ReadAsync((CompanyQueries q) => q.LogoAsync(CancellationToken.None));
        picture = logo is { Ok: true, Value: { } png } ? $"data:image/png;base64,{Convert.ToBase64String(png)}" : null;
    }

    private async Task UploadAsync(InputFileChangeEventArgs chosen)
    {
        if (chosen.File.Size > SetCompanyLogoOperation.MostBytes)
        {
            refusals = [Refusal.Invalid("png", $"The file has {chosen.File.Size / 1024} KiB; give at most {SetCompanyLogoOperation.MostBytes / 1024}.")];
            return;
        }
        using var bytes = new MemoryStream();
        await using (var file = chosen.File.OpenReadStream(SetCompanyLogoOperation.MostBytes)) await file.CopyToAsync(bytes);
        refusals = (await Operations.RunAsync(new SetCompanyLogo(new() { Png = Convert.ToBase64String(bytes.ToArray()) }))).Refusals;
        await LookAsync();
    }

    private async Task RemoveAsync()
    {
        refusals = (await Operations.RunAsync(new RemoveCompanyLogo())).Refusals;
        await LookAsync();
    }
}
