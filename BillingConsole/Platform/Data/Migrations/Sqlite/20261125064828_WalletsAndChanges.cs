using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BillingConsole.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WalletsAndChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A removed price used to be gone whole; from here on its last day would give it back until then.
            migrationBuilder.Sql("UPDATE price_override SET ends_on = NULL WHERE removed_at IS NOT NULL");

            migrationBuilder.DropIndex(
                name: "ix_invoice_subscription_id_billing_date_kind",
                table: "invoice");

            migrationBuilder.AddColumn<string>(
                name: "former_plans",
                table: "subscription",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "pending_change",
                table: "subscription",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "credited_minor",
                table: "revenue_schedule",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "earned_before_spread_minor",
                table: "revenue_schedule",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateOnly>(
                name: "spread_from",
                table: "revenue_schedule",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "changed_items",
                table: "invoice",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<DateOnly>(
                name: "coupons_on",
                table: "invoice",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "credited_minor",
                table: "invoice",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "occasion",
                table: "invoice",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "dunning",
                table: "company",
                type: "TEXT",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<string>(
                name: "recognition",
                table: "company",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "daily");

            migrationBuilder.CreateTable(
                name: "audit_anchor",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_anchor", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "billing_hold",
                columns: table => new
                {
                    subscription_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_billing_hold", x => x.subscription_id);
                    table.ForeignKey(
                        name: "fk_billing_hold_subscription_subscription_id",
                        column: x => x.subscription_id,
                        principalTable: "subscription",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "credit_note",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    invoice_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    customer_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    issued_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    to = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    subtotal_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    discount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    tax_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    total_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    off_due_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    lines = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_note", x => x.id);
                    table.CheckConstraint("credit_note_positive", "total_minor > 0 and off_due_minor >= 0 and off_due_minor <= total_minor");
                    table.ForeignKey(
                        name: "fk_credit_note_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_credit_note_invoice_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invoice_reminder",
                columns: table => new
                {
                    invoice_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    sent = table.Column<bool>(type: "INTEGER", nullable: false),
                    to = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_reminder", x => new { x.invoice_id, x.level });
                    table.ForeignKey(
                        name: "fk_invoice_reminder_invoice_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "wallet",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    customer_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    alert_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    alert_threshold_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    auto_top_up = table.Column<string>(type: "TEXT", nullable: false),
                    metadata = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<uint>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wallet", x => x.id);
                    table.ForeignKey(
                        name: "fk_wallet_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "wallet_day",
                columns: table => new
                {
                    wallet_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    consumed_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    balance_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wallet_day", x => new { x.wallet_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "credit_note_tax",
                columns: table => new
                {
                    credit_note_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    rate = table.Column<decimal>(type: "TEXT", precision: 40, scale: 12, nullable: true),
                    inclusive = table.Column<bool>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credit_note_tax", x => new { x.credit_note_id, x.position });
                    table.ForeignKey(
                        name: "fk_credit_note_tax_credit_note_credit_note_id",
                        column: x => x.credit_note_id,
                        principalTable: "credit_note",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "alert",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    wallet_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    customer_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    threshold_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    ongoing_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    balance_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    fired_at = table.Column<long>(type: "INTEGER", nullable: false),
                    acknowledged_at = table.Column<long>(type: "INTEGER", nullable: true),
                    acknowledged_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert", x => x.id);
                    table.ForeignKey(
                        name: "fk_alert_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_alert_wallet_wallet_id",
                        column: x => x.wallet_id,
                        principalTable: "wallet",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "wallet_credit",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    wallet_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    remaining_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    priority = table.Column<int>(type: "INTEGER", nullable: false),
                    expires_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    reference = table.Column<string>(type: "TEXT", nullable: true),
                    invoice = table.Column<string>(type: "TEXT", nullable: true),
                    automatic = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wallet_credit", x => x.id);
                    table.CheckConstraint("wallet_credit_remaining", "amount_minor > 0 and remaining_minor >= 0 and remaining_minor <= amount_minor");
                    table.ForeignKey(
                        name: "fk_wallet_credit_wallet_wallet_id",
                        column: x => x.wallet_id,
                        principalTable: "wallet",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "wallet_standing",
                columns: table => new
                {
                    wallet_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    paid_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    granted_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    pending_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    spent_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    exposure_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    exposure_at = table.Column<long>(type: "INTEGER", nullable: true),
                    low = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    low_since = table.Column<long>(type: "INTEGER", nullable: true),
                    auto_topped_up_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wallet_standing", x => x.wallet_id);
                    table.CheckConstraint("wallet_not_negative", "paid_minor >= 0 and granted_minor >= 0 and pending_minor >= 0");
                    table.ForeignKey(
                        name: "fk_wallet_standing_wallet_wallet_id",
                        column: x => x.wallet_id,
                        principalTable: "wallet",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "alert_delivery",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    alert_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    target = table.Column<string>(type: "TEXT", nullable: false),
                    message_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alert_delivery", x => x.id);
                    table.ForeignKey(
                        name: "fk_alert_delivery_alert_alert_id",
                        column: x => x.alert_id,
                        principalTable: "alert",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "wallet_transaction",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    wallet_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    credit_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    move = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    balance_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    invoice = table.Column<string>(type: "TEXT", nullable: true),
                    memo = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wallet_transaction", x => x.id);
                    table.CheckConstraint("wallet_transaction_not_zero", "amount_minor <> 0 and balance_minor >= 0");
                    table.ForeignKey(
                        name: "fk_wallet_transaction_wallet_credit_credit_id",
                        column: x => x.credit_id,
                        principalTable: "wallet_credit",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_wallet_transaction_wallet_wallet_id",
                        column: x => x.wallet_id,
                        principalTable: "wallet",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_invoice_subscription_id_billing_date_kind_occasion",
                table: "invoice",
                columns: new[] { "subscription_id", "billing_date", "kind", "occasion" },
                unique: true,
                filter: "superseded = false");

            migrationBuilder.CreateIndex(
                name: "ix_alert_customer_id",
                table: "alert",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_alert_unread",
                table: "alert",
                column: "id",
                filter: "acknowledged_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_alert_wallet_id",
                table: "alert",
                column: "wallet_id");

            migrationBuilder.CreateIndex(
                name: "ix_alert_delivery_alert_id",
                table: "alert_delivery",
                column: "alert_id");

            migrationBuilder.CreateIndex(
                name: "ix_credit_note_customer_id",
                table: "credit_note",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_credit_note_invoice_id",
                table: "credit_note",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "ix_credit_note_number",
                table: "credit_note",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_wallet_customer_id",
                table: "wallet",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_wallet_credit_expires_at",
                table: "wallet_credit",
                column: "expires_at",
                filter: "remaining_minor > 0");

            migrationBuilder.CreateIndex(
                name: "ix_wallet_credit_invoice",
                table: "wallet_credit",
                column: "invoice");

            migrationBuilder.CreateIndex(
                name: "ix_wallet_credit_wallet_id",
                table: "wallet_credit",
                column: "wallet_id");

            migrationBuilder.CreateIndex(
                name: "ix_wallet_standing_low",
                table: "wallet_standing",
                column: "low");

            migrationBuilder.CreateIndex(
                name: "ix_wallet_transaction_credit_id",
                table: "wallet_transaction",
                column: "credit_id");

            migrationBuilder.CreateIndex(
                name: "ix_wallet_transaction_invoice",
                table: "wallet_transaction",
                column: "invoice");

            migrationBuilder.CreateIndex(
                name: "ix_wallet_transaction_wallet_id",
                table: "wallet_transaction",
                column: "wallet_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alert_delivery");

            migrationBuilder.DropTable(
                name: "audit_anchor");

            migrationBuilder.DropTable(
                name: "billing_hold");

            migrationBuilder.DropTable(
                name: "credit_note_tax");

            migrationBuilder.DropTable(
                name: "invoice_reminder");

            migrationBuilder.DropTable(
                name: "wallet_day");

            migrationBuilder.DropTable(
                name: "wallet_standing");

            migrationBuilder.DropTable(
                name: "wallet_transaction");

            migrationBuilder.DropTable(
                name: "alert");

            migrationBuilder.DropTable(
                name: "credit_note");

            migrationBuilder.DropTable(
                name: "wallet_credit");

            migrationBuilder.DropTable(
                name: "wallet");

            migrationBuilder.DropIndex(
                name: "ix_invoice_subscription_id_billing_date_kind_occasion",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "former_plans",
                table: "subscription");

            migrationBuilder.DropColumn(
                name: "pending_change",
                table: "subscription");

            migrationBuilder.DropColumn(
                name: "credited_minor",
                table: "revenue_schedule");

            migrationBuilder.DropColumn(
                name: "earned_before_spread_minor",
                table: "revenue_schedule");

            migrationBuilder.DropColumn(
                name: "spread_from",
                table: "revenue_schedule");

            migrationBuilder.DropColumn(
                name: "changed_items",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "coupons_on",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "credited_minor",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "occasion",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "dunning",
                table: "company");

            migrationBuilder.DropColumn(
                name: "recognition",
                table: "company");

            migrationBuilder.CreateIndex(
                name: "ix_invoice_subscription_id_billing_date_kind",
                table: "invoice",
                columns: new[] { "subscription_id", "billing_date", "kind" },
                unique: true,
                filter: "superseded = false");
        }
    }
}
