using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BillingConsole.Platform.Data.Migrations.Sqlite
{
    /// <summary>An endpoint that chose a dispute's opening hears it under its new name.</summary>
    public partial class PartitionsAndDisputeNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("update webhook_endpoint set events = replace(events, '\"payment.disputed\"', '\"payment.dispute.opened\"')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("update webhook_endpoint set events = replace(events, '\"payment.dispute.opened\"', '\"payment.disputed\"')");
        }
    }
}
