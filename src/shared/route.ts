import type { z } from 'zod';
import type { Role } from './actor.ts';

/**
 * Who may call a route at all; what they may do to which record is decided by the policy of the context.
 * `public`: anyone · `resident`: a signed-in resident · `staff`: any signed-in staff with a second factor ·
 * `enrolling`: staff who still have to set up their second factor · a role: staff who hold it somewhere.
 */
export type Access = 'public' | 'resident' | 'staff' | 'enrolling' | Role;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One operation of the API: contract, access and documentation in one place. */
export interface RouteDescriptor<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  /** `context.verbNoun`, unique. */
  readonly operationId: string;
  readonly method: Method;
  /** OpenAPI style path below the origin: `/api/v1/requests/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly access: readonly [Access, ...Access[]];
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** Absent for routes that answer with something else than JSON; then `produces` names the media type. */
  readonly output?: Output;
  readonly produces?: string;
  /** Success status; 200 unless said. */
  readonly status?: 200 | 201 | 202 | 204;
  /** Takes multipart/form-data and reads the parts itself. */
  readonly multipart?: boolean;
  /** Calls per minute and address beyond the general limit. */
  readonly limitPerMinute?: number;
  /** Largest body in bytes; the general limit is 1 MiB. */
  readonly bodyLimit?: number;
}

/** Declares a route; the type parameters are inferred from the schemas. */
export function defineRoute<
  Params extends z.ZodType = z.ZodUndefined,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Output extends z.ZodType = z.ZodUndefined,
>(descriptor: RouteDescriptor<Params, Query, Body, Output>): RouteDescriptor<Params, Query, Body, Output> {
  return descriptor;
}

export type ParamsOf<Route> = Route extends RouteDescriptor<infer P, z.ZodType, z.ZodType, z.ZodType> ? z.output<P> : never;
export type QueryOf<Route> = Route extends RouteDescriptor<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.output<Q> : never;
export type BodyOf<Route> = Route extends RouteDescriptor<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.output<B> : never;
export type OutputOf<Route> = Route extends RouteDescriptor<z.ZodType, z.ZodType, z.ZodType, infer O> ? z.output<O> : never;
/** What a caller sends: fields with defaults may be left out. */
export type QueryInputOf<Route> = Route extends RouteDescriptor<z.ZodType, infer Q, z.ZodType, z.ZodType> ? z.input<Q> : never;
export type BodyInputOf<Route> = Route extends RouteDescriptor<z.ZodType, z.ZodType, infer B, z.ZodType> ? z.input<B> : never;
