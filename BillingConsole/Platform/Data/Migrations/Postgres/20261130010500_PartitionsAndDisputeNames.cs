using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BillingConsole.Platform.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PartitionsAndDisputeNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // The table becomes the first partition as it stands: no event is copied.
            migrationBuilder.Sql("""
                do $$
                declare
                  size constant bigint := 10000000;
                  part constant bigint := greatest((select max(seq) from usage_event) - 1, 0) / size + 1;
                begin
                  drop trigger if exists usage_event_append_only on usage_event;
                  drop index ix_usage_event_ref_seq;
                  execute format('alter table usage_event rename to usage_event_%s', part);
                  execute format('alter index pk_usage_event rename to usage_event_%s_pkey', part);
                  execute format('alter index ix_usage_event_customer_id_type_time rename to usage_event_%s_customer_id_type_time_idx', part);
                  execute format('create table usage_event (like usage_event_%s, constraint pk_usage_event primary key (seq)) partition by range (seq)', part);
                  create index ix_usage_event_customer_id_type_time on usage_event (customer_id, type, time);
                  create index ix_usage_event_ref_seq on usage_event (ref_seq) where ref_seq is not null;
                  execute format('alter table usage_event attach partition usage_event_%s for values from (minvalue) to (%s)', part, part * size + 1);
                end $$;

                -- No index can hold across partitions that an event is voided once; the key of a table beside them does.
                create table usage_void (ref_seq bigint constraint pk_usage_void primary key);
                insert into usage_void select ref_seq from usage_event where ref_seq is not null;
                create function void_once() returns trigger language plpgsql as $$ begin insert into usage_void values (new.ref_seq); return null; end $$;
                create trigger usage_event_void_once after insert on usage_event for each row when (new.ref_seq is not null) execute function void_once();
                """);
            // An endpoint that chose a dispute's opening hears it under its new name.
            migrationBuilder.Sql("update webhook_endpoint set events = replace(events, '\"payment.disputed\"', '\"payment.dispute.opened\"')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                create table usage_event_whole (like usage_event);
                insert into usage_event_whole select * from usage_event;
                drop table usage_event;
                drop table usage_void;
                drop function void_once;
                alter table usage_event_whole rename to usage_event;
                alter table usage_event add constraint pk_usage_event primary key (seq);
                create index ix_usage_event_customer_id_type_time on usage_event (customer_id, type, time);
                create unique index ix_usage_event_ref_seq on usage_event (ref_seq) where ref_seq is not null;
                """);
            migrationBuilder.Sql("update webhook_endpoint set events = replace(events, '\"payment.dispute.opened\"', '\"payment.disputed\"')");
        }
    }
}
