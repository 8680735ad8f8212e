using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace BillingConsole.Platform.Data.Migrations.Sqlite;

/// <summary>
/// The table of identities is its own index, and an edge says up to which event it holds all of them (decision 0117). SQLite only,
/// and no change of the model: a later migration that rebuilds the table has to keep it so.
/// </summary>
[DbContext(typeof(SqliteBillingDb))]
[Migration("20261130054000_IdentitiesByKey")]
public sealed class IdentitiesByKey : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("create table usage_identity_by_key (key64 integer not null, seq integer not null, primary key (key64, seq)) without rowid");
        migrationBuilder.Sql("insert into usage_identity_by_key select key64, seq from usage_identity order by key64, seq");
        migrationBuilder.Sql("drop table usage_identity");
        migrationBuilder.Sql("alter table usage_identity_by_key rename to usage_identity");
        migrationBuilder.Sql("create table usage_identity_edge (seq integer not null)");
        migrationBuilder.Sql("insert into usage_identity_edge select coalesce(max(seq), 0) from usage_event");
    }

    /// <summary>Fails where identities are known from memory alone: SQL cannot make them.</summary>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("insert into usage_identity_edge select null where exists (select 1 from usage_event where kind = 'event' and seq > (select seq from usage_identity_edge))");
        migrationBuilder.Sql("create table usage_identity_by_row (key64 integer not null, seq integer not null, constraint pk_usage_identity primary key (key64, seq))");
        migrationBuilder.Sql("insert into usage_identity_by_row select key64, seq from usage_identity");
        migrationBuilder.Sql("drop table usage_identity");
        migrationBuilder.Sql("alter table usage_identity_by_row rename to usage_identity");
        migrationBuilder.Sql("drop table usage_identity_edge");
    }
}
