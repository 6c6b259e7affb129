/** One environment variable as the operator reads about it; `docs/operations.md` is generated from this table. */
export interface ConfigurationVariable {
  readonly name: string;
  /** The value that holds when the variable is not set, in words where it depends on others. */
  readonly byDefault: string;
  readonly meaning: string;
}

/** Every environment variable the program reads, in the order the documentation lists them. */
export const configurationReference = [
  { name: 'PORT', byDefault: '3000', meaning: 'TCP port of the web server; 0 takes any free port.' },
  {
    name: 'HOST',
    byDefault: '127.0.0.1',
    meaning: 'Address the web server listens on. Anything but a loopback address turns the demo off by default.',
  },
  {
    name: 'PUBLIC_URL',
    byDefault: 'http://HOST:PORT',
    meaning: 'Address under which people reach the program; links and QR codes in messages start with it.',
  },
  {
    name: 'DATA_DIR',
    byDefault: './data',
    meaning: 'Folder of everything the program keeps: the embedded database, photos, anchors, secrets.',
  },
  {
    name: 'DATABASE_URL',
    byDefault: '(embedded database)',
    meaning: 'A PostgreSQL 15 or newer to use instead of the embedded one, e.g. postgresql://lianxin:secret@db.example/lianxin.',
  },
  {
    name: 'DATABASE_SCHEMA',
    byDefault: 'public',
    meaning: 'Schema of this tenant (one city or district); it is created when missing.',
  },
  { name: 'CALLS_PER_MINUTE', byDefault: '3000', meaning: 'Most calls one address may send in a minute; an office behind one address shares them. Files of the pages are not counted.' },
  { name: 'DATABASE_POOL_SIZE', byDefault: '20', meaning: 'Most connections to the database held at the same time.' },
  {
    name: 'DEMO',
    byDefault: 'auto',
    meaning:
      '`on` loads the demo into an empty database and offers sign-in as each role; `off` never does; `auto` is on for an empty embedded database on a loopback address.',
  },
  {
    name: 'DEMO_REQUESTS',
    byDefault: '2050',
    meaning: 'How many everyday requests the demo generates beside the stories; fewer make the first start shorter.',
  },
  {
    name: 'TRUST_PROXY',
    byDefault: 'off',
    meaning: 'Addresses or networks (comma-separated) of reverse proxies whose X-Forwarded headers are believed; `loopback` for one on this machine.',
  },
  {
    name: 'LOG_LEVEL',
    byDefault: 'warn',
    meaning: 'Least severity written to the log on standard error: fatal, error, warn, info, debug, trace or silent.',
  },
  {
    name: 'ANCHOR_FILE',
    byDefault: 'DATA_DIR/anchors.jsonl',
    meaning: 'File outside the database to which the roots of the event history are appended; put it on another disk.',
  },
  { name: 'HELP_PHONE', byDefault: '12345', meaning: 'Telephone number that residents’ pages offer where no nearer one is known: the office’s own, or the city’s hotline.' },
  { name: 'MAP_STYLE_URL', byDefault: '(schematic map 示意图)', meaning: 'MapLibre style of an approved base map.' },
  { name: 'SMTP_URL', byDefault: '(development outbox)', meaning: 'Mail server, e.g. smtps://user:secret@mail.example:465.' },
  { name: 'MAIL_FROM', byDefault: '(none)', meaning: 'Sender address of e-mail; required with SMTP_URL.' },
  {
    name: 'SMS_WEBHOOK_URL',
    byDefault: '(development outbox)',
    meaning: 'Address that accepts text messages to send, as JSON; an adapter of the local SMS gateway.',
  },
  {
    name: 'WECHAT_WEBHOOK_URL',
    byDefault: '(development outbox)',
    meaning: 'Address that accepts WeChat messages to send, as JSON; an adapter of the official account.',
  },
  { name: 'WEBHOOK_SECRET', byDefault: '(none)', meaning: 'Key of the signature on messages to the two webhooks; at least 16 characters.' },
  { name: 'FILES_S3_BUCKET', byDefault: '(local folder DATA_DIR/files)', meaning: 'Bucket for photos; setting it moves files to S3-compatible storage.' },
  { name: 'FILES_S3_REGION', byDefault: 'us-east-1', meaning: 'Region of the bucket.' },
  { name: 'FILES_S3_ENDPOINT', byDefault: '(Amazon)', meaning: 'Endpoint of another S3-compatible storage, e.g. MinIO, Aliyun OSS.' },
  { name: 'FILES_S3_ACCESS_KEY_ID', byDefault: '(none)', meaning: 'Access key; required with FILES_S3_BUCKET.' },
  { name: 'FILES_S3_SECRET_ACCESS_KEY', byDefault: '(none)', meaning: 'Secret key; required with FILES_S3_BUCKET.' },
  {
    name: 'FILES_S3_PATH_STYLE',
    byDefault: 'off',
    meaning: '`on` addresses the bucket in the path instead of the host name (MinIO needs it).',
  },
] as const satisfies readonly ConfigurationVariable[];

export type ConfigurationVariableName = (typeof configurationReference)[number]['name'];
