using Microsoft.AspNetCore.StaticFiles;

namespace BillingConsole.Tests.House.Bait.Shell;

internal static class ServesFiles
{
    public static bool Knows(string name) => new FileExtensionContentTypeProvider().TryGetContentType(name, out _);
}
