using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BillingConsole.Platform.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DraftsByDeal : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_invoice_issued_on",
                table: "invoice",
                column: "issued_on");

            migrationBuilder.CreateIndex(
                name: "ix_invoice_subscription_id",
                table: "invoice",
                column: "subscription_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_invoice_issued_on",
                table: "invoice");

            migrationBuilder.DropIndex(
                name: "ix_invoice_subscription_id",
                table: "invoice");
        }
    }
}
