using Microsoft.AspNetCore.Components;

namespace BillingConsole.Stripe.PayLinks;

/// <summary>What a payer reads where there is nothing to pay: plain HTML, light or dark as the browser likes it.</summary>
public sealed partial class PayNotice
{
    [Parameter, EditorRequired] public required OpenedLink Link { get; set; }

    private string Title => Said.Title;

    private string Text => Said.Text;

    private (string Title, string Text) Said => Link.Door switch
    {
        LinkDoor.Paid => ("Already paid", "Thank you. Nothing more is to be paid by this link."),
        LinkDoor.Processing => ("Your payment is being processed", "Thank you. Nothing more is to be done; some means of payment take a few days."),
        LinkDoor.Canceled => ("This link was cancelled", "Nothing was charged. Ask whoever sent it for a new one if you still want to pay."),
        LinkDoor.Expired => ("This link has expired", "Nothing was charged. Ask whoever sent it for a new one."),
        LinkDoor.Failed => ("The payment did not go through", "Nothing was charged. Ask whoever sent this link for a new one, or pay by other means."),
        LinkDoor.Unknown => ("There is no such link", "Look whether the whole address was copied."),
        LinkDoor.Unavailable or LinkDoor.Ask or LinkDoor.Go => ("Paying is not possible at this moment", "Nothing was charged. Open the link again in a few minutes."),
    };
}
