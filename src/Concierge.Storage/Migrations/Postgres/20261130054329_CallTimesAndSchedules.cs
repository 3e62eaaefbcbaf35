using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Concierge.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CallTimesAndSchedules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "sealed_schedule",
                table: "calls",
                type: "bytea",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "call_times",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    call_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    placed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    user_print = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    line_print = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    settled = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_call_times", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_calls_retry_at",
                table: "calls",
                column: "retry_at");

            migrationBuilder.CreateIndex(
                name: "IX_call_times_call_id",
                table: "call_times",
                column: "call_id");

            migrationBuilder.CreateIndex(
                name: "IX_call_times_placed_at",
                table: "call_times",
                column: "placed_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "call_times");

            migrationBuilder.DropIndex(
                name: "IX_calls_retry_at",
                table: "calls");

            migrationBuilder.DropColumn(
                name: "sealed_schedule",
                table: "calls");
        }
    }
}
