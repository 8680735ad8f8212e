using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BillingConsole.Platform.Data.Migrations.Sqlite
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
                type: "TEXT",
                precision: 40,
                scale: 12,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "usage_import",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    stored = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    read = table.Column<long>(type: "INTEGER", nullable: false),
                    accepted = table.Column<long>(type: "INTEGER", nullable: false),
                    duplicates = table.Column<long>(type: "INTEGER", nullable: false),
                    refused = table.Column<long>(type: "INTEGER", nullable: false),
                    rows = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    requested_by = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_usage_import", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "usage_unique",
                columns: table => new
                {
                    customer_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    meter_id = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    dims = table.Column<string>(type: "TEXT", nullable: false),
                    start = table.Column<long>(type: "INTEGER", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    events = table.Column<long>(type: "INTEGER", nullable: false)
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
