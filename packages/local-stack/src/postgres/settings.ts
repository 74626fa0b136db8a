export interface ServerSettings {
  readonly port: number
  readonly major: number
  /** False only for tests: a crash of the machine may then lose data, and nobody tidies up behind the writes. */
  readonly fsync: boolean
}

/** Lean for one small machine, and durable. Given at each start, so that they follow the code and not an old file. */
export function settingArguments({ port, major, fsync }: ServerSettings): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    password_encryption: 'scram-sha-256',
    shared_buffers: '16MB',
    work_mem: '4MB',
    maintenance_work_mem: '32MB',
    huge_pages: 'off',
    jit: 'off',
    // Short queries on few rows: parallel plans would only add processes.
    max_worker_processes: '2',
    max_parallel_workers: '0',
    max_parallel_workers_per_gather: '0',
    max_parallel_maintenance_workers: '0',
    max_logical_replication_workers: '0',
    autovacuum_max_workers: '2',
    // Nobody replicates from here, so the log need not say more than a restart needs.
    wal_level: 'minimal',
    max_wal_senders: '0',
    min_wal_size: '32MB',
    max_wal_size: '256MB',
    random_page_cost: '1.1',
    log_timezone: 'UTC',
    timezone: 'UTC',
    log_line_prefix: '%m [%p] ',
    log_checkpoints: 'off',
    ...(major >= 18 ? { io_method: 'sync' } : {}),
    ...(fsync
      ? { fsync: 'on', synchronous_commit: 'on', max_connections: '80' }
      : // Several whole systems share it at a time. A vacuum at work in a database would keep a test from dropping it.
        {
          max_connections: '200',
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          autovacuum: 'off',
        }),
  }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
