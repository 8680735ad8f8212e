using BillingConsole.Platform.Operations;
using BillingConsole.Shell.Controls;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace BillingConsole.Tests.Shell.Controls;

public sealed class FormTests : ScreenTest
{
    private int submitted;
    private string? name;
    private decimal? amount;
    private IReadOnlyList<Refusal> answer = [];

    [Fact]
    public void Every_refusal_stands_beside_its_field_and_the_rest_above()
    {
        answer =
        [
            Refusal.Invalid("name", "Give a name."), Refusal.Invalid("amount", "Give an amount above zero."),
            Refusal.Invalid("amount", "USD has 2 decimals."), Refusal.Conflict("closed", "The period is closed."),
        ];
        var form = Form();
        form.Find("form").Submit();
        Assert.Equal("Give a name.", form.Find("#f-name-errors").TextContent.Trim());
        Assert.Equal(["Give an amount above zero.", "USD has 2 decimals."], form.FindAll("#f-amount-errors li").Select(m => m.TextContent));
        Assert.Equal("true", form.Find("#f-name").GetAttribute("aria-invalid"));
        Assert.Contains("f-name-errors", form.Find("#f-name").GetAttribute("aria-describedby"));
        Assert.Contains("The period is closed.", form.Find("[role=alert]").TextContent);
    }

    [Fact]
    public void A_changed_field_forgets_what_was_said_about_it()
    {
        answer = [Refusal.Invalid("name", "Give a name."), Refusal.Invalid("amount", "Give an amount.")];
        var form = Form();
        form.Find("form").Submit();
        form.Find("#f-name").Change("Acme");
        Assert.Empty(form.FindAll("#f-name-errors"));
        Assert.NotEmpty(form.FindAll("#f-amount-errors"));
        Assert.Equal("Acme", name);
    }

    [Fact]
    public void A_form_that_was_done_is_not_done_again_until_something_changes()
    {
        var form = Form();
        form.Find("form").Submit();
        form.Find("form").Submit();
        Assert.Equal(1, submitted);
        form.Find("#f-name").Change("Other");
        form.Find("form").Submit();
        Assert.Equal(2, submitted);
    }

    [Theory]
    [InlineData("12,5")]
    [InlineData("1e3")]
    [InlineData("twelve")]
    [InlineData("0x10")]
    public void A_number_that_can_be_read_two_ways_is_asked_back_and_not_submitted(string typed)
    {
        amount = 7;
        var form = Form();
        form.Find("#f-amount").Change(typed);
        form.Find("form").Submit();
        Assert.Equal(0, submitted);
        Assert.Equal(7, amount);
        Assert.Equal(typed, form.Find("#f-amount").GetAttribute("value"));
        Assert.Contains("Give a number", form.Find("#f-amount-errors").TextContent);
    }

    [Theory]
    [InlineData("1,250.50", "1250.50")]
    [InlineData("1 250.5", "1250.5")]
    [InlineData("\u22123", "-3")]
    [InlineData("0.000000000001", "0.000000000001")]
    public void A_number_is_taken_as_people_type_it(string typed, string expected)
    {
        var form = Form();
        form.Find("#f-amount").Change(typed);
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), amount);
    }

    [Fact]
    public async Task A_press_on_a_button_acts_once_however_often_it_is_clicked()
    {
        var acts = 0;
        var button = Show<ActButton>(p => p.Add(b => b.Click, EventCallback.Factory.Create(this, () => acts++)).AddChildContent("Refund"));
        await PressAsync(button, "button");
        await PressAsync(button, "button");
        Assert.Equal(1, acts);
    }

    private IRenderedComponent<ConsoleForm> Form() => Show<ConsoleForm>(p => p
        .Add(f => f.Submit, () =>
        {
            submitted++;
            return Task.FromResult(answer);
        })
        .AddChildContent<TextField>(t => t.Add(x => x.Name, "name").Add(x => x.Label, "Name").Add(x => x.Value, name).Add(x => x.ValueChanged, v => name = v))
        .AddChildContent<DecimalField>(t => t.Add(x => x.Name, "amount").Add(x => x.Label, "Amount").Add(x => x.Value, amount).Add(x => x.ValueChanged, v => amount = v)));
}
