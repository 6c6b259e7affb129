import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { ConfigurationVariableName } from './configuration-reference.ts';

export { configurationReference } from './configuration-reference.ts';

const port = z.coerce.number('must be a number').int('must be a whole number').min(0, 'must be 0 to 65535').max(65535, 'must be 0 to 65535');
const webUrl = z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' });
const onOff = z.enum(['on', 'off'], 'must be on or off').transform((value) => value === 'on');

const environmentSchema = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: webUrl.transform((url) => url.replace(/\/+$/, '')).optional(),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, hostname: /.*/, error: 'must look like postgresql://user:password@host:5432/database' }).optional(),
  DATABASE_SCHEMA: z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/, 'must be a lower-case SQL name').default('public'),
  CALLS_PER_MINUTE: z.coerce.number('must be a number').int().min(60, 'must be at least 60').max(1_000_000, 'must be at most 1,000,000').default(3000),
  DATABASE_POOL_SIZE: z.coerce.number('must be a number').int().min(2, 'must be at least 2').max(500, 'must be at most 500').default(20),
  DEMO: z.enum(['on', 'off', 'auto'], 'must be on, off or auto').default('auto'),
  DEMO_REQUESTS: z.coerce.number('must be a number').int('must be a whole number').min(0, 'must be 0 to 20000').max(20_000, 'must be 0 to 20000').default(2050),
  TRUST_PROXY: z.string().default('off'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be fatal, error, warn, info, debug, trace or silent').default('warn'),
  ANCHOR_FILE: z.string().optional(),
  HELP_PHONE: z.string().regex(/^\+?\d[\d -]{2,19}$/, 'must be a telephone number').default('12345'),
  MAP_STYLE_URL: webUrl.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must be an smtp:// or smtps:// address' }).optional(),
  MAIL_FROM: z.string().optional(),
  SMS_WEBHOOK_URL: webUrl.optional(),
  WECHAT_WEBHOOK_URL: webUrl.optional(),
  WEBHOOK_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  FILES_S3_BUCKET: z.string().optional(),
  FILES_S3_REGION: z.string().default('us-east-1'),
  FILES_S3_ENDPOINT: webUrl.optional(),
  FILES_S3_ACCESS_KEY_ID: z.string().optional(),
  FILES_S3_SECRET_ACCESS_KEY: z.string().optional(),
  FILES_S3_PATH_STYLE: onOff.default(false),
} satisfies Record<ConfigurationVariableName, z.ZodType>);

/** Where photos and other files go. */
export type FileStorageConfiguration =
  | { readonly kind: 'local'; readonly directory: string }
  | {
      readonly kind: 's3';
      readonly bucket: string;
      readonly region: string;
      readonly endpoint: string | null;
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
      readonly pathStyle: boolean;
    };

/** Everything the environment decides, read once at start. Paths are absolute. */
export interface Configuration {
  readonly port: number;
  readonly host: string;
  /** Without a trailing slash; null when people use the address the server listens on. */
  readonly publicUrl: string | null;
  readonly dataDirectory: string;
  /** Null: the embedded database under the data folder. */
  readonly databaseUrl: string | null;
  readonly databaseSchema: string;
  /** Most calls of one address in a minute. */
  readonly callsPerMinute: number;
  readonly databasePoolSize: number;
  readonly demo: 'on' | 'off' | 'auto';
  /** Everyday requests the demo generates beside the stories. */
  readonly demoRequests: number;
  /** Proxies to believe, empty for none. */
  readonly trustProxy: readonly string[];
  readonly logLevel: LogLevel;
  readonly anchorFile: string;
  /** Whom residents call where no nearer number is known. */
  readonly helpPhone: string;
  readonly mapStyleUrl: string | null;
  readonly mail: { readonly url: string; readonly from: string } | null;
  readonly smsWebhookUrl: string | null;
  readonly wechatWebhookUrl: string | null;
  readonly webhookSecret: string | null;
  readonly files: FileStorageConfiguration;
}

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** The environment holds a value the program cannot use; the message names the variable. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** Reads and checks the environment. An empty variable counts as not set. Throws ConfigurationError. */
export function readConfiguration(environment: Readonly<Record<string, string | undefined>>): Configuration {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new ConfigurationError(lines.join('; '));
  }
  const values = parsed.data;
  const dataDirectory = resolve(values.DATA_DIR);
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl: values.PUBLIC_URL ?? null,
    dataDirectory,
    databaseUrl: values.DATABASE_URL ?? null,
    databaseSchema: values.DATABASE_SCHEMA,
    callsPerMinute: values.CALLS_PER_MINUTE,
    databasePoolSize: values.DATABASE_POOL_SIZE,
    demo: values.DEMO,
    demoRequests: values.DEMO_REQUESTS,
    trustProxy: values.TRUST_PROXY === 'off' ? [] : values.TRUST_PROXY.split(',').map((proxy) => proxy.trim()),
    logLevel: values.LOG_LEVEL,
    anchorFile: values.ANCHOR_FILE === undefined ? join(dataDirectory, 'anchors.jsonl') : resolve(values.ANCHOR_FILE),
    helpPhone: values.HELP_PHONE,
    mapStyleUrl: values.MAP_STYLE_URL ?? null,
    mail: values.SMTP_URL === undefined ? null : { url: values.SMTP_URL, from: required(values, 'MAIL_FROM', 'SMTP_URL') },
    smsWebhookUrl: values.SMS_WEBHOOK_URL ?? null,
    wechatWebhookUrl: values.WECHAT_WEBHOOK_URL ?? null,
    webhookSecret: values.WEBHOOK_SECRET ?? null,
    files: fileStorage(values, dataDirectory),
  };
}

type Values = z.infer<typeof environmentSchema>;

function fileStorage(values: Values, dataDirectory: string): FileStorageConfiguration {
  if (values.FILES_S3_BUCKET === undefined) return { kind: 'local', directory: join(dataDirectory, 'files') };
  return {
    kind: 's3',
    bucket: values.FILES_S3_BUCKET,
    region: values.FILES_S3_REGION,
    endpoint: values.FILES_S3_ENDPOINT ?? null,
    accessKeyId: required(values, 'FILES_S3_ACCESS_KEY_ID', 'FILES_S3_BUCKET'),
    secretAccessKey: required(values, 'FILES_S3_SECRET_ACCESS_KEY', 'FILES_S3_BUCKET'),
    pathStyle: values.FILES_S3_PATH_STYLE,
  };
}

function required(
  values: Values,
  name: 'MAIL_FROM' | 'FILES_S3_ACCESS_KEY_ID' | 'FILES_S3_SECRET_ACCESS_KEY',
  because: ConfigurationVariableName,
): string {
  const value = values[name];
  if (value === undefined) throw new ConfigurationError(`${name} must be set when ${because} is set`);
  return value;
}

/** Whether only this machine can reach the address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Whether the demo is to be loaded into a database that is still empty. */
export function demoWanted(configuration: Pick<Configuration, 'demo' | 'databaseUrl' | 'host'>): boolean {
  if (configuration.demo !== 'auto') return configuration.demo === 'on';
  return configuration.databaseUrl === null && isLoopback(configuration.host);
}
