using BillingConsole.Platform.Data;
using BillingConsole.Platform.Operations;
using BillingConsole.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace BillingConsole.Customers;

[Needs(Permission.EditCustomers)]
public sealed record CreateCustomer(CustomerBody Body) : IInput<CustomerView>;

public sealed class CreateCustomerOperation(BillingDb db, OperationContext context, CompanyQueries company, TaxChoices taxes) : IOperation<CreateCustomer, CustomerView>
{
    public async Task<Result<CustomerView>> RunAsync(CreateCustomer input, CancellationToken cancel)
    {
        var (check, body, seller) = (new Check(), input.Body, await company.TheCompanyAsync(cancel));
        var customer = new Customer
        {
            Id = context.NewId<Customer>(), CreatedAt = context.Now,
            ExternalId = check.ExternalId(body.ExternalId), Name = check.Text("name", body.Name),
            Email = check.Email(body.Email), Phone = check.OptionalText("phone", body.Phone, 40),
            Address = check.Address("address", body.Address), PreferredLocale = check.Locale(body.PreferredLocale), Currency = check.Currency("currency", body.Currency, seller.Currency),
            TimeZone = check.TimeZone("time_zone", body.TimeZone, seller.TimeZone), PaymentTermsDays = check.Terms(body.PaymentTermsDays.Value),
            TaxId = check.OptionalText("tax_id", body.TaxId, 40), TaxExempt = body.TaxExempt ?? false, Taxes = await taxes.CodesAsync(check, body.Taxes ?? [], cancel),
            Review = body.Review.Value, Metadata = check.Metadata(body.Metadata),
        };
        if (customer.ExternalId is { } external && await db.Set<Customer>().AnyAsync(c => c.ExternalId == external, cancel))
            check.Refusals.Add(Refusal.Conflict("already_exists", $"A customer with external_id '{external}' exists already.", "external_id"));
        if (check.Failed) return check;
        customer.RefreshSearchText();
        db.Add(customer);
        context.Raise(new CustomerCreated(customer));
        context.Raise(new CustomerChanged(customer));
        return CustomerView.Of(customer);
    }
}

[Needs(Permission.EditCustomers)]
public sealed record ChangeCustomer(string Customer, CustomerBody Body) : IInput<CustomerView>;

public sealed class ChangeCustomerOperation(BillingDb db, OperationContext context, TaxChoices taxes) : IOperation<ChangeCustomer, CustomerView>
{
    public async Task<Result<CustomerView>> RunAsync(ChangeCustomer input, CancellationToken cancel)
    {
        if (await db.FindCustomerAsync(input.Customer, cancel) is not { } customer) return Refusal.NotFound("customer", input.Customer);
        if (context.Changed(customer) is { } changed) return changed;
        var check = new Check();
        Apply(check, customer, input.Body);
        if (input.Body.Taxes is { } named) customer.Taxes = await taxes.CodesAsync(check, named, cancel);
        if (customer.ExternalId is { } external && await db.Set<Customer>().AnyAsync(c => c.ExternalId == external && c.Id != customer.Id, cancel))
            check.Refusals.Add(Refusal.Conflict("already_exists", $"A customer with external_id '{external}' exists already.", "external_id"));
        if (check.Failed) return check;
        customer.RefreshSearchText();
        context.Raise(new CustomerChanged(customer));
        return CustomerView.Of(customer);
    }

    private static void Apply(Check check, Customer customer, CustomerBody body)
    {
        if (body.ExternalId is not null) customer.ExternalId = check.ExternalId(body.ExternalId);
        if (body.Name is not null) customer.Name = check.Text("name", body.Name);
        if (body.Email is not null) customer.Email = check.Email(body.Email);
        if (body.Phone is not null) customer.Phone = check.OptionalText("phone", body.Phone, 40);
        if (body.Address is not null) customer.Address = check.Address("address", body.Address);
        if (body.PreferredLocale is not null) customer.PreferredLocale = check.Locale(body.PreferredLocale);
        if (body.Currency is not null) check.That(body.Currency == customer.Currency.Code, "currency", $"A customer keeps its currency; this one is billed in {customer.Currency.Code}.");
        customer.TimeZone = check.TimeZone("time_zone", body.TimeZone, customer.TimeZone);
        if (body.PaymentTermsDays.IsGiven) customer.PaymentTermsDays = check.Terms(body.PaymentTermsDays.Value);
        if (body.TaxId is not null) customer.TaxId = check.OptionalText("tax_id", body.TaxId, 40);
        customer.TaxExempt = body.TaxExempt ?? customer.TaxExempt;
        if (body.Review.IsGiven) customer.Review = body.Review.Value;
        if (body.Metadata is not null) customer.Metadata = check.Metadata(body.Metadata);
    }
}

[Needs(Permission.EditCustomers)]
public sealed record ArchiveCustomer(string Customer) : IInput<CustomerView>;

public sealed class ArchiveCustomerOperation(BillingDb db, OperationContext context) : IOperation<ArchiveCustomer, CustomerView>
{
    public async Task<Result<CustomerView>> RunAsync(ArchiveCustomer input, CancellationToken cancel)
    {
        if (await db.FindCustomerAsync(input.Customer, cancel) is not { } customer) return Refusal.NotFound("customer", input.Customer);
        if (context.Changed(customer) is { } changed) return changed;
        if (customer.ArchivedAt is null) context.Raise(new CustomerArchived(customer));
        customer.ArchivedAt ??= context.Now;
        return CustomerView.Of(customer);
    }
}

/// <summary>A customer is new; <see cref="CustomerChanged"/> follows.</summary>
public sealed record CustomerCreated(Customer Customer) : IDomainEvent;

/// <summary>A customer is no longer served; its invoices and payments stay.</summary>
public sealed record CustomerArchived(Customer Customer) : IDomainEvent;

/// <summary>A customer is new or its details changed.</summary>
public sealed record CustomerChanged(Customer Customer) : IDomainEvent;
