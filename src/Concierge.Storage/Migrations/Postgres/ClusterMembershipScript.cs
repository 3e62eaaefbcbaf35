namespace Concierge.Storage.Migrations.Postgres;

/// <summary>
/// The tables in which the servers of a cluster find each other, and the statements with which Orleans' ADO.NET membership (10.4) reads and writes them.
/// Orleans takes the text of each statement from the table <c>OrleansQuery</c>; the names of statements, parameters and columns are its own.
/// </summary>
internal static class ClusterMembershipScript
{
    /// <summary>Drops the tables.</summary>
    public const string Down = "DROP TABLE orleansquery; DROP TABLE cluster_members; DROP TABLE cluster_versions;";

    /// <summary>
    /// Creates the tables and the statements. Each write of a member succeeds only for the version of the table that the writer has read, and raises it
    /// in the same statement.
    /// </summary>
    public const string Up = """
        CREATE TABLE cluster_versions (
            cluster text PRIMARY KEY,
            version integer NOT NULL
        );

        CREATE TABLE cluster_members (
            cluster text NOT NULL REFERENCES cluster_versions,
            address text NOT NULL,
            port integer NOT NULL,
            generation integer NOT NULL,
            silo_name text NOT NULL,
            host_name text NOT NULL,
            status integer NOT NULL,
            proxy_port integer NOT NULL,
            suspect_times text,
            start_time timestamptz NOT NULL,
            alive_at timestamptz NOT NULL,
            PRIMARY KEY (cluster, address, port, generation)
        );

        CREATE TABLE orleansquery (
            querykey text PRIMARY KEY,
            querytext text NOT NULL
        );

        INSERT INTO orleansquery (querykey, querytext) VALUES
        ('GatewaysQueryKey', '
            SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation
            FROM cluster_members
            WHERE cluster = @DeploymentId AND status = @Status AND proxy_port > 0'),
        ('MembershipReadAllKey', '
            SELECT member.address AS Address, member.port AS Port, member.generation AS Generation, member.silo_name AS SiloName,
                member.host_name AS HostName, member.status AS Status, member.proxy_port AS ProxyPort, member.suspect_times AS SuspectTimes,
                member.start_time AS StartTime, member.alive_at AS IAmAliveTime, known.version AS Version
            FROM cluster_versions known
            LEFT JOIN cluster_members member ON member.cluster = known.cluster
            WHERE known.cluster = @DeploymentId'),
        ('MembershipReadRowKey', '
            SELECT member.address AS Address, member.port AS Port, member.generation AS Generation, member.silo_name AS SiloName,
                member.host_name AS HostName, member.status AS Status, member.proxy_port AS ProxyPort, member.suspect_times AS SuspectTimes,
                member.start_time AS StartTime, member.alive_at AS IAmAliveTime, known.version AS Version
            FROM cluster_versions known
            LEFT JOIN cluster_members member ON member.cluster = known.cluster
                AND member.address = @Address AND member.port = @Port AND member.generation = @Generation
            WHERE known.cluster = @DeploymentId'),
        ('InsertMembershipVersionKey', '
            WITH made AS (
                INSERT INTO cluster_versions (cluster, version) VALUES (@DeploymentId, 0) ON CONFLICT DO NOTHING RETURNING cluster)
            SELECT EXISTS (SELECT 1 FROM made)'),
        ('InsertMembershipKey', '
            WITH raised AS (
                UPDATE cluster_versions SET version = version + 1
                WHERE cluster = @DeploymentId AND version = @Version AND NOT EXISTS (
                    SELECT 1 FROM cluster_members
                    WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
                RETURNING cluster),
            made AS (
                INSERT INTO cluster_members (
                    cluster, address, port, generation, silo_name, host_name, status, proxy_port, start_time, alive_at)
                SELECT cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM raised
                RETURNING cluster)
            SELECT EXISTS (SELECT 1 FROM made)'),
        ('UpdateMembershipKey', '
            WITH raised AS (
                UPDATE cluster_versions SET version = version + 1
                WHERE cluster = @DeploymentId AND version = @Version AND EXISTS (
                    SELECT 1 FROM cluster_members
                    WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
                RETURNING cluster),
            changed AS (
                UPDATE cluster_members SET status = @Status, suspect_times = @SuspectTimes, alive_at = @IAmAliveTime
                FROM raised
                WHERE cluster_members.cluster = raised.cluster AND address = @Address AND port = @Port AND generation = @Generation
                RETURNING cluster_members.cluster)
            SELECT EXISTS (SELECT 1 FROM changed)'),
        ('UpdateIAmAlivetimeKey', '
            UPDATE cluster_members SET alive_at = @IAmAliveTime
            WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation'),
        ('DeleteMembershipTableEntriesKey', '
            DELETE FROM cluster_members WHERE cluster = @DeploymentId'),
        ('CleanupDefunctSiloEntriesKey', '
            DELETE FROM cluster_members
            WHERE cluster = @DeploymentId AND status = 6 AND start_time < @IAmAliveTime AND alive_at < @IAmAliveTime');
        """;
}
