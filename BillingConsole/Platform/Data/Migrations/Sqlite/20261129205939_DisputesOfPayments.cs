using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BillingConsole.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DisputesOfPayments : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "payment_positive",
                table: "payment");

            migrationBuilder.AddColumn<long>(
                name: "disputed_minor",
                table: "payment",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "lost_minor",
                table: "payment",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "disputed_minor",
                table: "invoice",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "lost_minor",
                table: "invoice",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddCheckConstraint(
                name: "payment_positive",
                table: "payment",
                sql: "amount_minor > 0 and applied_minor >= 0 and refunded_minor >= 0 and disputed_minor >= 0 and lost_minor >= 0 and applied_minor + refunded_minor + disputed_minor + lost_minor <= amount_minor");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "payment_positive",
                table: "payment");

            migrationBuilder.DropColumn(
                name: "disputed_minor",
                table: "payment");

            migrationBuilder.DropColumn(
                name: "lost_minor",
                table: "payment");

            migrationBuilder.DropColumn(
                name: "disputed_minor",
                table: "invoice");

            migrationBuilder.DropColumn(
                name: "lost_minor",
                table: "invoice");

            migrationBuilder.AddCheckConstraint(
                name: "payment_positive",
                table: "payment",
                sql: "amount_minor > 0 and applied_minor >= 0 and refunded_minor >= 0 and applied_minor + refunded_minor <= amount_minor");
        }
    }
}
