using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BillingConsole.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WebhooksAndStripe : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_invoice_status_due_on",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "balance_minor",
                table: "wallet_day");

            migrationBuilder.DropColumn(
                name: "coupon_codes",
                table: "invoice");

            migrationBuilder.AddColumn<string>(
                name: "preferred_locale",
                table: "customer",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "bulk_run",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    act = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    total = table.Column<int>(type: "INTEGER", nullable: false),
                    amounts = table.Column<string>(type: "TEXT", nullable: false),
                    requested_by = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "company_logo",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    png = table.Column<byte[]>(type: "BLOB", nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_company_logo", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "drift_run",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    livemode = table.Column<bool>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    requested_by = table.Column<string>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    cursor = table.Column<string>(type: "TEXT", nullable: true),
                    list_ended = table.Column<bool>(type: "INTEGER", nullable: false),
                    listed = table.Column<int>(type: "INTEGER", nullable: false),
                    linked = table.Column<int>(type: "INTEGER", nullable: false),
                    created_here = table.Column<int>(type: "INTEGER", nullable: false),
                    created_there = table.Column<int>(type: "INTEGER", nullable: false),
                    ambiguous = table.Column<int>(type: "INTEGER", nullable: false),
                    undecided = table.Column<int>(type: "INTEGER", nullable: false),
                    elsewhere = table.Column<int>(type: "INTEGER", nullable: false),
                    drifted = table.Column<int>(type: "INTEGER", nullable: false),
                    deleted = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drift_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "invoice_mail",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    invoice_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    to = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    sent_by = table.Column<string>(type: "TEXT", nullable: false),
                    message_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_mail", x => x.id);
                    table.ForeignKey(
                        name: "fk_invoice_mail_invoice_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "invoice_usage_snapshot",
                columns: table => new
                {
                    line = table.Column<string>(type: "TEXT", nullable: false),
                    holder = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    customer_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    meter_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    period_start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    period_end = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    zone = table.Column<string>(type: "TEXT", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: false),
                    cutoff_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    quantity = table.Column<decimal>(type: "TEXT", precision: 40, scale: 12, nullable: false),
                    events = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    terms = table.Column<string>(type: "TEXT", nullable: false),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: false),
                    late_seq = table.Column<long>(type: "INTEGER", nullable: true),
                    released_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_usage_snapshot", x => x.line);
                });

            migrationBuilder.CreateTable(
                name: "mrr_month",
                columns: table => new
                {
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    minor = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mrr_month", x => new { x.month, x.currency });
                });

            migrationBuilder.CreateTable(
                name: "payment_request",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    invoice_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    customer_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    invoice_version = table.Column<uint>(type: "INTEGER", nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    token = table.Column<string>(type: "TEXT", nullable: false),
                    attempt = table.Column<int>(type: "INTEGER", nullable: false),
                    session_form = table.Column<string>(type: "TEXT", nullable: true),
                    session_key = table.Column<string>(type: "TEXT", nullable: true),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    session_id = table.Column<string>(type: "TEXT", nullable: true),
                    session_url = table.Column<string>(type: "TEXT", nullable: true),
                    session_expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    stripe_customer = table.Column<string>(type: "TEXT", nullable: true),
                    because = table.Column<string>(type: "TEXT", nullable: true),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<uint>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_request", x => x.id);
                    table.CheckConstraint("payment_request_positive", "amount_minor > 0");
                    table.ForeignKey(
                        name: "fk_payment_request_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_payment_request_invoice_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stripe_connection",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    mode = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: true),
                    confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    instance = table.Column<string>(type: "TEXT", nullable: false),
                    key_hint = table.Column<string>(type: "TEXT", nullable: true),
                    sealed_key = table.Column<string>(type: "TEXT", nullable: true),
                    sealed_secrets = table.Column<string>(type: "TEXT", nullable: true),
                    connected_at = table.Column<long>(type: "INTEGER", nullable: false),
                    paused_at = table.Column<long>(type: "INTEGER", nullable: true),
                    paused_because = table.Column<string>(type: "TEXT", nullable: true),
                    paused_request = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<uint>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stripe_connection", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stripe_cursor",
                columns: table => new
                {
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    livemode = table.Column<bool>(type: "INTEGER", nullable: false),
                    read_until = table.Column<long>(type: "INTEGER", nullable: false),
                    polled_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stripe_cursor", x => new { x.account, x.livemode });
                });

            migrationBuilder.CreateTable(
                name: "stripe_inbox",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    event_id = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    object_id = table.Column<string>(type: "TEXT", nullable: true),
                    livemode = table.Column<bool>(type: "INTEGER", nullable: false),
                    api_version = table.Column<string>(type: "TEXT", nullable: true),
                    created = table.Column<long>(type: "INTEGER", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    leased_until = table.Column<long>(type: "INTEGER", nullable: true),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stripe_inbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stripe_link",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    livemode = table.Column<bool>(type: "INTEGER", nullable: false),
                    customer_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    stripe_id = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    agreed = table.Column<string>(type: "TEXT", nullable: false),
                    seen = table.Column<string>(type: "TEXT", nullable: false),
                    written_at = table.Column<string>(type: "TEXT", nullable: false),
                    needs_claim = table.Column<bool>(type: "INTEGER", nullable: false),
                    generation = table.Column<int>(type: "INTEGER", nullable: false),
                    parked_because = table.Column<string>(type: "TEXT", nullable: true),
                    linked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    synced_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_seen_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<uint>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stripe_link", x => x.id);
                    table.ForeignKey(
                        name: "fk_stripe_link_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stripe_outbox",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    livemode = table.Column<bool>(type: "INTEGER", nullable: false),
                    customer_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    op = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    cause = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    generation = table.Column<int>(type: "INTEGER", nullable: false),
                    stripe_id = table.Column<string>(type: "TEXT", nullable: true),
                    body = table.Column<string>(type: "TEXT", nullable: true),
                    idempotency_key = table.Column<string>(type: "TEXT", nullable: false),
                    said = table.Column<string>(type: "TEXT", nullable: true),
                    looked_up = table.Column<bool>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    leased_until = table.Column<long>(type: "INTEGER", nullable: true),
                    first_sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    requests = table.Column<int>(type: "INTEGER", nullable: false),
                    request_id = table.Column<string>(type: "TEXT", nullable: true),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stripe_outbox", x => x.id);
                    table.ForeignKey(
                        name: "fk_stripe_outbox_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stripe_refund",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    intent_id = table.Column<string>(type: "TEXT", nullable: false),
                    payment_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    stripe_id = table.Column<string>(type: "TEXT", nullable: true),
                    error = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stripe_refund", x => x.id);
                    table.ForeignKey(
                        name: "fk_stripe_refund_payment_payment_id",
                        column: x => x.payment_id,
                        principalTable: "payment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sync_question",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    account = table.Column<string>(type: "TEXT", nullable: false),
                    livemode = table.Column<bool>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    console = table.Column<string>(type: "TEXT", nullable: false),
                    stripe = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sync_question", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sync_settings",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    link_by_email = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    winners = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<uint>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sync_settings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "usage_check",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    @checked = table.Column<long>(name: "checked", type: "INTEGER", nullable: false),
                    drift = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_check", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "usage_drift",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    customer_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    meter = table.Column<string>(type: "TEXT", nullable: false),
                    start = table.Column<long>(type: "INTEGER", nullable: false),
                    dims = table.Column<string>(type: "TEXT", nullable: false),
                    stored = table.Column<string>(type: "TEXT", nullable: false),
                    derived = table.Column<string>(type: "TEXT", nullable: false),
                    found_at = table.Column<long>(type: "INTEGER", nullable: false),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    settled_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_drift", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_endpoint",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    events = table.Column<string>(type: "TEXT", nullable: false),
                    enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    disabled_reason = table.Column<string>(type: "TEXT", nullable: true),
                    secret = table.Column<string>(type: "TEXT", nullable: false),
                    former_secret = table.Column<string>(type: "TEXT", nullable: true),
                    former_until = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<uint>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_endpoint", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_event",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_event", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bulk_item",
                columns: table => new
                {
                    run_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    invoice_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_item", x => new { x.run_id, x.position });
                    table.ForeignKey(
                        name: "fk_bulk_item_bulk_run_run_id",
                        column: x => x.run_id,
                        principalTable: "bulk_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_bulk_item_invoice_invoice_id",
                        column: x => x.invoice_id,
                        principalTable: "invoice",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "drift_item",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    run_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    customer_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    stripe_id = table.Column<string>(type: "TEXT", nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    console = table.Column<string>(type: "TEXT", nullable: true),
                    stripe = table.Column<string>(type: "TEXT", nullable: true),
                    cause = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    fix = table.Column<string>(type: "TEXT", nullable: false),
                    found_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drift_item", x => x.id);
                    table.ForeignKey(
                        name: "fk_drift_item_drift_run_run_id",
                        column: x => x.run_id,
                        principalTable: "drift_run",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stripe_payment",
                columns: table => new
                {
                    intent_id = table.Column<string>(type: "TEXT", nullable: false),
                    payment_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    request_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    read_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stripe_payment", x => x.intent_id);
                    table.ForeignKey(
                        name: "fk_stripe_payment_payment_payment_id",
                        column: x => x.payment_id,
                        principalTable: "payment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_stripe_payment_payment_request_request_id",
                        column: x => x.request_id,
                        principalTable: "payment_request",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sync_conflict",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    link_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    customer_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    console = table.Column<string>(type: "TEXT", nullable: false),
                    stripe = table.Column<string>(type: "TEXT", nullable: false),
                    winner = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    by_time = table.Column<bool>(type: "INTEGER", nullable: false),
                    found_at = table.Column<long>(type: "INTEGER", nullable: false),
                    resolved_at = table.Column<long>(type: "INTEGER", nullable: true),
                    resolved_by = table.Column<string>(type: "TEXT", nullable: true),
                    taken = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sync_conflict", x => x.id);
                    table.ForeignKey(
                        name: "fk_sync_conflict_customer_customer_id",
                        column: x => x.customer_id,
                        principalTable: "customer",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_sync_conflict_stripe_link_link_id",
                        column: x => x.link_id,
                        principalTable: "stripe_link",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "webhook_standing",
                columns: table => new
                {
                    endpoint_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    failing_since = table.Column<long>(type: "INTEGER", nullable: true),
                    last_delivered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    silences = table.Column<int>(type: "INTEGER", nullable: false),
                    rests_until = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_standing", x => x.endpoint_id);
                    table.ForeignKey(
                        name: "fk_webhook_standing_webhook_endpoint_endpoint_id",
                        column: x => x.endpoint_id,
                        principalTable: "webhook_endpoint",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "webhook_delivery",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    endpoint_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    event_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    message_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    replay = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: true),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_delivery", x => x.id);
                    table.ForeignKey(
                        name: "fk_webhook_delivery_webhook_endpoint_endpoint_id",
                        column: x => x.endpoint_id,
                        principalTable: "webhook_endpoint",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_webhook_delivery_webhook_event_event_id",
                        column: x => x.event_id,
                        principalTable: "webhook_event",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "webhook_attempt",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    delivery_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    milliseconds = table.Column<int>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_attempt", x => x.id);
                    table.ForeignKey(
                        name: "fk_webhook_attempt_webhook_delivery_delivery_id",
                        column: x => x.delivery_id,
                        principalTable: "webhook_delivery",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_invoice_billing_date_id",
                table: "invoice",
                columns: new[] { "billing_date", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_invoice_issued_on",
                table: "invoice",
                column: "issued_on");

            migrationBuilder.CreateIndex(
                name: "ix_invoice_status_due_on_currency_due_minor_id",
                table: "invoice",
                columns: new[] { "status", "due_on", "currency", "due_minor", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_invoice_status_id",
                table: "invoice",
                columns: new[] { "status", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_invoice_subscription_id",
                table: "invoice",
                column: "subscription_id");

            migrationBuilder.CreateIndex(
                name: "ix_bulk_item_invoice_id",
                table: "bulk_item",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "ix_bulk_item_run_id_state_position",
                table: "bulk_item",
                columns: new[] { "run_id", "state", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_drift_item_run_id",
                table: "drift_item",
                column: "run_id");

            migrationBuilder.CreateIndex(
                name: "ix_drift_run_one_running",
                table: "drift_run",
                columns: new[] { "account", "livemode" },
                unique: true,
                filter: "status = 'running'");

            migrationBuilder.CreateIndex(
                name: "ix_invoice_mail_invoice_id_id",
                table: "invoice_mail",
                columns: new[] { "invoice_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_invoice_usage_snapshot_customer_id_ends_at",
                table: "invoice_usage_snapshot",
                columns: new[] { "customer_id", "ends_at" });

            migrationBuilder.CreateIndex(
                name: "ix_invoice_usage_snapshot_holder_late_seq",
                table: "invoice_usage_snapshot",
                columns: new[] { "holder", "late_seq" });

            migrationBuilder.CreateIndex(
                name: "ix_payment_request_customer_id",
                table: "payment_request",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_payment_request_invoice_id",
                table: "payment_request",
                column: "invoice_id");

            migrationBuilder.CreateIndex(
                name: "ix_payment_request_session_id",
                table: "payment_request",
                column: "session_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_request_session_key",
                table: "payment_request",
                column: "session_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_request_token",
                table: "payment_request",
                column: "token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stripe_inbox_event_id",
                table: "stripe_inbox",
                column: "event_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stripe_inbox_object_id",
                table: "stripe_inbox",
                column: "object_id");

            migrationBuilder.CreateIndex(
                name: "ix_stripe_inbox_waiting",
                table: "stripe_inbox",
                column: "due_at",
                filter: "status = 'waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_stripe_link_account_livemode_stripe_id",
                table: "stripe_link",
                columns: new[] { "account", "livemode", "stripe_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stripe_link_customer_id",
                table: "stripe_link",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_stripe_link_one_linked",
                table: "stripe_link",
                columns: new[] { "account", "livemode", "customer_id" },
                unique: true,
                filter: "state = 'linked'");

            migrationBuilder.CreateIndex(
                name: "ix_stripe_outbox_customer_id_settled_at",
                table: "stripe_outbox",
                columns: new[] { "customer_id", "settled_at" });

            migrationBuilder.CreateIndex(
                name: "ix_stripe_outbox_due",
                table: "stripe_outbox",
                column: "due_at",
                filter: "status = 'waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_stripe_outbox_idempotency_key",
                table: "stripe_outbox",
                column: "idempotency_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stripe_outbox_one_active",
                table: "stripe_outbox",
                columns: new[] { "account", "livemode", "customer_id" },
                unique: true,
                filter: "status in ('waiting', 'parked')");

            migrationBuilder.CreateIndex(
                name: "ix_stripe_payment_payment_id",
                table: "stripe_payment",
                column: "payment_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_stripe_payment_request_id",
                table: "stripe_payment",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_stripe_refund_intent_id",
                table: "stripe_refund",
                column: "intent_id");

            migrationBuilder.CreateIndex(
                name: "ix_stripe_refund_payment_id",
                table: "stripe_refund",
                column: "payment_id");

            migrationBuilder.CreateIndex(
                name: "ix_stripe_refund_stripe_id",
                table: "stripe_refund",
                column: "stripe_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sync_conflict_customer_id",
                table: "sync_conflict",
                column: "customer_id");

            migrationBuilder.CreateIndex(
                name: "ix_sync_conflict_link_id",
                table: "sync_conflict",
                column: "link_id");

            migrationBuilder.CreateIndex(
                name: "ix_sync_conflict_open",
                table: "sync_conflict",
                column: "id",
                filter: "resolved_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_sync_question_open",
                table: "sync_question",
                columns: new[] { "account", "livemode", "subject" },
                unique: true,
                filter: "answered_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_usage_drift_customer_id_meter_start_dims",
                table: "usage_drift",
                columns: new[] { "customer_id", "meter", "start", "dims" },
                unique: true,
                filter: "settled_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_usage_drift_settled_at_customer_id",
                table: "usage_drift",
                columns: new[] { "settled_at", "customer_id" });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_attempt_delivery_id_id",
                table: "webhook_attempt",
                columns: new[] { "delivery_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_delivery_endpoint_id_id",
                table: "webhook_delivery",
                columns: new[] { "endpoint_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_delivery_event_id",
                table: "webhook_delivery",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_webhook_event_created_at",
                table: "webhook_event",
                column: "created_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "bulk_item");

            migrationBuilder.DropTable(
                name: "company_logo");

            migrationBuilder.DropTable(
                name: "drift_item");

            migrationBuilder.DropTable(
                name: "invoice_mail");

            migrationBuilder.DropTable(
                name: "invoice_usage_snapshot");

            migrationBuilder.DropTable(
                name: "mrr_month");

            migrationBuilder.DropTable(
                name: "stripe_connection");

            migrationBuilder.DropTable(
                name: "stripe_cursor");

            migrationBuilder.DropTable(
                name: "stripe_inbox");

            migrationBuilder.DropTable(
                name: "stripe_outbox");

            migrationBuilder.DropTable(
                name: "stripe_payment");

            migrationBuilder.DropTable(
                name: "stripe_refund");

            migrationBuilder.DropTable(
                name: "sync_conflict");

            migrationBuilder.DropTable(
                name: "sync_question");

            migrationBuilder.DropTable(
                name: "sync_settings");

            migrationBuilder.DropTable(
                name: "usage_check");

            migrationBuilder.DropTable(
                name: "usage_drift");

            migrationBuilder.DropTable(
                name: "webhook_attempt");

            migrationBuilder.DropTable(
                name: "webhook_standing");

            migrationBuilder.DropTable(
                name: "bulk_run");

            migrationBuilder.DropTable(
                name: "drift_run");

            migrationBuilder.DropTable(
                name: "payment_request");

            migrationBuilder.DropTable(
                name: "stripe_link");

            migrationBuilder.DropTable(
                name: "webhook_delivery");

            migrationBuilder.DropTable(
                name: "webhook_endpoint");

            migrationBuilder.DropTable(
                name: "webhook_event");

            migrationBuilder.DropIndex(
                name: "ix_invoice_billing_date_id",
                table: "invoice");

            migrationBuilder.DropIndex(
                name: "ix_invoice_issued_on",
                table: "invoice");

            migrationBuilder.DropIndex(
                name: "ix_invoice_status_due_on_currency_due_minor_id",
                table: "invoice");

            migrationBuilder.DropIndex(
                name: "ix_invoice_status_id",
                table: "invoice");

            migrationBuilder.DropIndex(
                name: "ix_invoice_subscription_id",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "preferred_locale",
                table: "customer");

            migrationBuilder.AddColumn<long>(
                name: "balance_minor",
                table: "wallet_day",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "coupon_codes",
                table: "invoice",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "ix_invoice_status_due_on",
                table: "invoice",
                columns: new[] { "status", "due_on" });
        }
    }
}
