import type { Address } from './place.ts'

export type Settings = Readonly<Record<string, string | number>>

/**
 * The whole of postgresql.conf, written anew at every start: a newer Countersign brings its settings with it, and no
 * path or quote has to survive a shell. Whoever wants to tune PostgreSQL runs their own and sets DATABASE_URL.
 */
export const settingsFor = ({ port, socketFolder = '' }: Address, more: Settings): Settings => ({
  listen_addresses: '127.0.0.1',
  port,
  unix_socket_directories: socketFolder,
  unix_socket_permissions: '0700', // PostgreSQL's own user and root, one of whom we are
  password_encryption: 'scram-sha-256',
  max_connections: 60, // the server's pool, the commands beside it, and room for a second server while one is replaced

  // What is confirmed is on the disk: an approval that was answered must be there after a power cut.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',

  // Two cores and a little memory, short statements: no helpers for one query, no compiler for it.
  shared_buffers: '256MB',
  effective_cache_size: '512MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_parallel_workers_per_gather: 0,
  jit: 'off',
  io_method: 'sync', // its workers are helpers, too

  // A table that has just grown is known to be large, before it is read as a whole for long. To look at nine thousand of its
  // rows says enough for statements that find theirs by keys; thirty thousand whenever a tenth was added took a tenth of both
  // processors while requests came in.
  autovacuum_naptime: '10s',
  autovacuum_analyze_scale_factor: 0.3,
  default_statistics_target: 30,

  max_wal_size: '2GB', // each page is written as a whole once after a checkpoint, of which there are half as many under load
  dynamic_shared_memory_type: process.platform === 'win32' ? 'windows' : 'mmap', // containers give /dev/shm 64 MB

  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // A failed statement is told to the server, whose log says it with its request. Here: what concerns the cluster.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  ...more,
})

export const configurationText = (settings: Settings): string =>
  Object.entries(settings)
    .map(([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'\n`)
    .join('')
