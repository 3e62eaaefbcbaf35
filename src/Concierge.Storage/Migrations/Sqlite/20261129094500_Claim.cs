using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Concierge.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Claim : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "sealed_claim",
                table: "calls",
                type: "BLOB",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "sealed_claim",
                table: "calls");
        }
    }
}
