using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BillingConsole.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class UsageSetsAndImports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<decimal>(
                name: "area",
                table: "usage_bucket",
                type: "numeric(40,12)",
                precision: 40,
                scale: 12,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "usage_import",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    stored = table.Column<string>(type: "text", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    read = table.Column<long>(type: "bigint", nullable: false),
                    accepted = table.Column<long>(type: "bigint", nullable: false),
                    duplicates = table.Column<long>(type: "bigint", nullable: false),
                    refused = table.Column<long>(type: "bigint", nullable: false),
                    rows = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    requested_by = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    finished_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_import", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "usage_unique",
                columns: table => new
                {
                    customer_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    meter_id = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    dims = table.Column<string>(type: "text", nullable: false),
                    start = table.Column<long>(type: "bigint", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false),
                    events = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_unique", x => new { x.meter_id, x.customer_id, x.start, x.dims, x.value });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "usage_import");

            migrationBuilder.DropTable(
                name: "usage_unique");

            migrationBuilder.DropColumn(
                name: "area",
                table: "usage_bucket");
        }
    }
}
