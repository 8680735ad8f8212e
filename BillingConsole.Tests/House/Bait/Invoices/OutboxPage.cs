using BillingConsole.Platform.Outbox;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Tests.House.Bait.Invoices;

internal sealed class OutboxPage : ComponentBase
{
    public Func<OutboxMessage, string>? Show { get; set; }
}
