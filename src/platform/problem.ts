/** One invalid field of the input, named by its path (`where.longitude`) with a stable code the client words. */
export interface FieldProblem {
  readonly field: string;
  readonly code: string;
  readonly detail: string;
}

export interface ProblemOptions {
  readonly detail?: string;
  readonly fields?: readonly FieldProblem[];
  /** Further members of the problem document, e.g. the version that stands now. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** An error a caller may see: RFC 9457 problem document with a stable `code`. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly FieldProblem[];
  readonly extra: Readonly<Record<string, unknown>>;

  constructor(status: number, code: string, options: ProblemOptions = {}) {
    super(options.detail ?? code);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.fields = options.fields ?? [];
    this.extra = options.extra ?? {};
  }
}

/** Makes a problem to throw: HTTP status, stable kebab-case code, human detail, field errors. */
export function problem(status: number, code: string, options: ProblemOptions = {}): Problem {
  return new Problem(status, code, options);
}

/** A problem about one field of the input (422). */
export function fieldProblem(field: string, code: string, detail: string): Problem {
  return new Problem(422, code, { detail, fields: [{ field, code, detail }] });
}
