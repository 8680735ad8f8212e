using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BillingConsole.Platform.Data.Migrations.Postgres;

/// <summary>
/// Pages of roll-ups keep room, so that a roll-up that is replaced stays on its page and its index need not change (decision 0127).
/// PostgreSQL only, and no change of the model.
/// </summary>
[DbContext(typeof(PostgresBillingDb))]
[Migration("20261130093500_RoomInRollUps")]
public sealed class RoomInRollUps : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table usage_bucket set (fillfactor = 70)");

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("alter table usage_bucket reset (fillfactor)");
}
