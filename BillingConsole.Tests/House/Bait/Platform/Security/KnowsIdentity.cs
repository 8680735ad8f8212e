using Microsoft.AspNetCore.Identity;

namespace BillingConsole.Tests.House.Bait.Platform.Security;

internal sealed class KnowsIdentity : IdentityUser;
