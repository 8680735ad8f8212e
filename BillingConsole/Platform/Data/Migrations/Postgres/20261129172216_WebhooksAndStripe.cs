using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace BillingConsole.Platform.Data.Migrations.Postgres
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
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "bulk_run",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    act = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    amounts = table.Column<string>(type: "text", nullable: false),
                    requested_by = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    finished_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_bulk_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "company_logo",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    png = table.Column<byte[]>(type: "bytea", nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_company_logo", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "drift_run",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    account = table.Column<string>(type: "text", nullable: false),
                    livemode = table.Column<bool>(type: "boolean", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    requested_by = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    finished_at = table.Column<long>(type: "bigint", nullable: true),
                    cursor = table.Column<string>(type: "text", nullable: true),
                    list_ended = table.Column<bool>(type: "boolean", nullable: false),
                    listed = table.Column<int>(type: "integer", nullable: false),
                    linked = table.Column<int>(type: "integer", nullable: false),
                    created_here = table.Column<int>(type: "integer", nullable: false),
                    created_there = table.Column<int>(type: "integer", nullable: false),
                    ambiguous = table.Column<int>(type: "integer", nullable: false),
                    undecided = table.Column<int>(type: "integer", nullable: false),
                    elsewhere = table.Column<int>(type: "integer", nullable: false),
                    drifted = table.Column<int>(type: "integer", nullable: false),
                    deleted = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drift_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "invoice_mail",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    invoice_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    to = table.Column<string>(type: "text", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    sent_by = table.Column<string>(type: "text", nullable: false),
                    message_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
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
                    line = table.Column<string>(type: "text", nullable: false),
                    holder = table.Column<string>(type: "text", nullable: false),
                    key = table.Column<string>(type: "text", nullable: false),
                    customer_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    meter_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    period_start = table.Column<DateOnly>(type: "date", nullable: false),
                    period_end = table.Column<DateOnly>(type: "date", nullable: false),
                    zone = table.Column<string>(type: "text", nullable: false),
                    starts_at = table.Column<long>(type: "bigint", nullable: false),
                    ends_at = table.Column<long>(type: "bigint", nullable: false),
                    cutoff_seq = table.Column<long>(type: "bigint", nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(40,12)", precision: 40, scale: 12, nullable: false),
                    events = table.Column<long>(type: "bigint", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    terms = table.Column<string>(type: "text", nullable: false),
                    taken_at = table.Column<long>(type: "bigint", nullable: false),
                    late_seq = table.Column<long>(type: "bigint", nullable: true),
                    released_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_invoice_usage_snapshot", x => x.line);
                });

            migrationBuilder.CreateTable(
                name: "mrr_month",
                columns: table => new
                {
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    minor = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mrr_month", x => new { x.month, x.currency });
                });

            migrationBuilder.CreateTable(
                name: "payment_request",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    invoice_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    customer_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    invoice_version = table.Column<long>(type: "bigint", nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    token = table.Column<string>(type: "text", nullable: false),
                    attempt = table.Column<int>(type: "integer", nullable: false),
                    session_form = table.Column<string>(type: "text", nullable: true),
                    session_key = table.Column<string>(type: "text", nullable: true),
                    asked_at = table.Column<long>(type: "bigint", nullable: true),
                    session_id = table.Column<string>(type: "text", nullable: true),
                    session_url = table.Column<string>(type: "text", nullable: true),
                    session_expires_at = table.Column<long>(type: "bigint", nullable: true),
                    stripe_customer = table.Column<string>(type: "text", nullable: true),
                    because = table.Column<string>(type: "text", nullable: true),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    created_by = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
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
                    id = table.Column<int>(type: "integer", nullable: false),
                    mode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    account = table.Column<string>(type: "text", nullable: true),
                    confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    instance = table.Column<string>(type: "text", nullable: false),
                    key_hint = table.Column<string>(type: "text", nullable: true),
                    sealed_key = table.Column<string>(type: "text", nullable: true),
                    sealed_secrets = table.Column<string>(type: "text", nullable: true),
                    connected_at = table.Column<long>(type: "bigint", nullable: false),
                    paused_at = table.Column<long>(type: "bigint", nullable: true),
                    paused_because = table.Column<string>(type: "text", nullable: true),
                    paused_request = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stripe_connection", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stripe_cursor",
                columns: table => new
                {
                    account = table.Column<string>(type: "text", nullable: false),
                    livemode = table.Column<bool>(type: "boolean", nullable: false),
                    read_until = table.Column<long>(type: "bigint", nullable: false),
                    polled_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stripe_cursor", x => new { x.account, x.livemode });
                });

            migrationBuilder.CreateTable(
                name: "stripe_inbox",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    event_id = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: false),
                    object_id = table.Column<string>(type: "text", nullable: true),
                    livemode = table.Column<bool>(type: "boolean", nullable: false),
                    api_version = table.Column<string>(type: "text", nullable: true),
                    created = table.Column<long>(type: "bigint", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    received_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    leased_until = table.Column<long>(type: "bigint", nullable: true),
                    settled_at = table.Column<long>(type: "bigint", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stripe_inbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stripe_link",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    account = table.Column<string>(type: "text", nullable: false),
                    livemode = table.Column<bool>(type: "boolean", nullable: false),
                    customer_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    stripe_id = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    agreed = table.Column<string>(type: "text", nullable: false),
                    seen = table.Column<string>(type: "text", nullable: false),
                    written_at = table.Column<string>(type: "text", nullable: false),
                    needs_claim = table.Column<bool>(type: "boolean", nullable: false),
                    generation = table.Column<int>(type: "integer", nullable: false),
                    parked_because = table.Column<string>(type: "text", nullable: true),
                    linked_at = table.Column<long>(type: "bigint", nullable: false),
                    synced_at = table.Column<long>(type: "bigint", nullable: true),
                    last_seen_at = table.Column<long>(type: "bigint", nullable: true),
                    version = table.Column<long>(type: "bigint", nullable: false)
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
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    account = table.Column<string>(type: "text", nullable: false),
                    livemode = table.Column<bool>(type: "boolean", nullable: false),
                    customer_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    op = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    cause = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    generation = table.Column<int>(type: "integer", nullable: false),
                    stripe_id = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<string>(type: "text", nullable: true),
                    idempotency_key = table.Column<string>(type: "text", nullable: false),
                    said = table.Column<string>(type: "text", nullable: true),
                    looked_up = table.Column<bool>(type: "boolean", nullable: false),
                    status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    leased_until = table.Column<long>(type: "bigint", nullable: true),
                    first_sent_at = table.Column<long>(type: "bigint", nullable: true),
                    settled_at = table.Column<long>(type: "bigint", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    requests = table.Column<int>(type: "integer", nullable: false),
                    request_id = table.Column<string>(type: "text", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true)
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
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    intent_id = table.Column<string>(type: "text", nullable: false),
                    payment_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    amount_minor = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    stripe_id = table.Column<string>(type: "text", nullable: true),
                    error = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    settled_at = table.Column<long>(type: "bigint", nullable: true)
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
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    account = table.Column<string>(type: "text", nullable: false),
                    livemode = table.Column<bool>(type: "boolean", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    console = table.Column<string>(type: "text", nullable: false),
                    stripe = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<long>(type: "bigint", nullable: false),
                    answered_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sync_question", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sync_settings",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    link_by_email = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    winners = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sync_settings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "usage_check",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    @checked = table.Column<long>(name: "checked", type: "bigint", nullable: false),
                    drift = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_check", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "usage_drift",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    customer_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    meter = table.Column<string>(type: "text", nullable: false),
                    start = table.Column<long>(type: "bigint", nullable: false),
                    dims = table.Column<string>(type: "text", nullable: false),
                    stored = table.Column<string>(type: "text", nullable: false),
                    derived = table.Column<string>(type: "text", nullable: false),
                    found_at = table.Column<long>(type: "bigint", nullable: false),
                    settled_at = table.Column<long>(type: "bigint", nullable: true),
                    settled_by = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_drift", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_endpoint",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    url = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: true),
                    events = table.Column<string>(type: "text", nullable: false),
                    enabled = table.Column<bool>(type: "boolean", nullable: false),
                    disabled_reason = table.Column<string>(type: "text", nullable: true),
                    secret = table.Column<string>(type: "text", nullable: false),
                    former_secret = table.Column<string>(type: "text", nullable: true),
                    former_until = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_endpoint", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "webhook_event",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    type = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_event", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "bulk_item",
                columns: table => new
                {
                    run_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    invoice_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true)
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
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    run_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    customer_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    stripe_id = table.Column<string>(type: "text", nullable: false),
                    field = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    console = table.Column<string>(type: "text", nullable: true),
                    stripe = table.Column<string>(type: "text", nullable: true),
                    cause = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    fix = table.Column<string>(type: "text", nullable: false),
                    found_at = table.Column<long>(type: "bigint", nullable: false)
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
                    intent_id = table.Column<string>(type: "text", nullable: false),
                    payment_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    request_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    read_at = table.Column<long>(type: "bigint", nullable: false)
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
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    link_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    customer_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    field = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    console = table.Column<string>(type: "text", nullable: false),
                    stripe = table.Column<string>(type: "text", nullable: false),
                    winner = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    by_time = table.Column<bool>(type: "boolean", nullable: false),
                    found_at = table.Column<long>(type: "bigint", nullable: false),
                    resolved_at = table.Column<long>(type: "bigint", nullable: true),
                    resolved_by = table.Column<string>(type: "text", nullable: true),
                    taken = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true)
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
                    endpoint_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    failing_since = table.Column<long>(type: "bigint", nullable: true),
                    last_delivered_at = table.Column<long>(type: "bigint", nullable: true),
                    silences = table.Column<int>(type: "integer", nullable: false),
                    rests_until = table.Column<long>(type: "bigint", nullable: true)
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
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    endpoint_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    event_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    message_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    replay = table.Column<bool>(type: "boolean", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    settled_at = table.Column<long>(type: "bigint", nullable: true)
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
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    delivery_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    milliseconds = table.Column<int>(type: "integer", nullable: false),
                    status = table.Column<int>(type: "integer", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: false)
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
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<string>(
                name: "coupon_codes",
                table: "invoice",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "ix_invoice_status_due_on",
                table: "invoice",
                columns: new[] { "status", "due_on" });
        }
    }
}
