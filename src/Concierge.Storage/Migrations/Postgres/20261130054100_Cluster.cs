using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Concierge.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Cluster : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "generation",
                table: "calls",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.Sql(ClusterMembershipScript.Up);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(ClusterMembershipScript.Down);

            migrationBuilder.DropColumn(
                name: "generation",
                table: "calls");
        }
    }
}
