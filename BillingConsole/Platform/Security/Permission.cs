namespace BillingConsole.Platform.Security;

/// <summary>What an operation asks for; one row of the role table each.</summary>
public enum Permission
{
    Read, Preview, EditCatalog, EditTaxes, EditCustomers, AssignPlans, ApproveDeals, HandleMoney, PaymentLinks,
    CreateWallets, TopUpWallets, AlertSettings, RunBilling, CorrectUsage, SendEvents, CompanySettings, Administer,
}

/// <summary>The role table, in one place for operations, pages and the access tests.</summary>
public static class Permissions
{
    private static readonly Role[] Everyone = [Role.Admin, Role.SalesOps, Role.Finance, Role.Support, Role.ReadOnly];
    private static readonly Role[] Staff = [Role.Admin, Role.SalesOps, Role.Finance, Role.Support];
    private static readonly Role[] Sellers = [Role.Admin, Role.SalesOps, Role.Finance];
    private static readonly Role[] Money = [Role.Admin, Role.Finance];

    public static bool Grants(this Role role, Permission permission) => Holders(permission).Contains(role);

    public static IReadOnlyList<Role> Holders(Permission permission) => permission switch
    {
        Permission.Read or Permission.Preview => Everyone,
        Permission.EditCatalog or Permission.AssignPlans => Sellers,
        Permission.EditCustomers or Permission.PaymentLinks or Permission.CreateWallets or Permission.AlertSettings => Staff,
        Permission.EditTaxes or Permission.ApproveDeals or Permission.HandleMoney or Permission.RunBilling
            or Permission.CorrectUsage or Permission.CompanySettings => Money,
        Permission.TopUpWallets => [Role.Admin, Role.Finance, Role.Support],
        Permission.SendEvents => [Role.Admin, Role.Ingest],
        Permission.Administer => [Role.Admin],
    };
}
