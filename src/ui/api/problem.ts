/** One refused field of the input: its path, a stable code, a detail in plain words. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly detail: string;
}

interface ProblemParts {
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly fields?: readonly FieldProblem[];
  readonly context: string;
  readonly extra?: Readonly<Record<string, unknown>>;
}

const retryableStatus = new Set([0, 408, 425, 429, 502, 503, 504]);

/**
 * A call that did not work. `status` 0: no answer (`offline`, `timeout`, `unreachable`); otherwise the server's
 * status and stable `code`. `context` is the first part of the operation's name: where the words for the code are.
 */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly FieldProblem[];
  readonly context: string;
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(parts: ProblemParts) {
    super(parts.detail ?? parts.code);
    this.name = 'ApiProblem';
    this.status = parts.status;
    this.code = parts.code;
    this.fields = parts.fields ?? [];
    this.context = parts.context;
    this.extra = parts.extra ?? {};
  }

  /** Worth sending again unchanged: no answer, or an answer that says “later”. */
  get retryable(): boolean {
    return retryableStatus.has(this.status);
  }
}

function fieldsOf(value: unknown): readonly FieldProblem[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { field, code, detail } = entry as Record<string, unknown>;
    return typeof field === 'string' ? [{ field, code: String(code), detail: String(detail ?? '') }] : [];
  });
}

/** Reads a problem document (RFC 9457); whatever else came becomes a problem named after the status. */
export async function problemFromResponse(response: Response, context: string): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => undefined);
  const parts = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const { code, detail, fields, ...extra } = parts;
  return new ApiProblem({
    status: response.status,
    code: typeof code === 'string' ? code : `http-${response.status}`,
    ...(typeof detail === 'string' ? { detail } : {}),
    fields: fieldsOf(fields),
    context,
    extra,
  });
}
