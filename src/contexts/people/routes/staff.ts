import type { FastifyReply } from 'fastify';
import type { Router } from '../../../platform/http/router.ts';
import type { Platform } from '../../../platform/platform.ts';
import { csvLine } from '../../../shared/csv.ts';
import { normalisePhone } from '../../../shared/phone.ts';
import { formatDateTime } from '../../../shared/time.ts';
import { createStaff } from '../actions/create-staff.ts';
import type { OneTimeLink } from '../actions/make-link.ts';
import { assignRole, disableStaff, enableStaff, endAssignment, resetStaff, revealStaffPhone, updateStaff } from '../actions/manage-staff.ts';
import { readStaff, readStaffHistory, readStaffList } from '../actions/read-staff.ts';
import { readUnmaskings } from '../actions/read-unmaskings.ts';
import { changeSignInSettings, readSignInSettings } from '../actions/sign-in-settings.ts';
import * as contract from '../contract.ts';
import { exportTexts } from '../export-texts.ts';
import { mayCreateStaff } from '../policy.ts';
import { staffOf } from './people-of-call.ts';

/** Rows of one export; more are asked for by a narrower filter. */
const exportLimit = 20_000;

function linkOf({ address, expiresAt }: OneTimeLink) {
  return { address, expiresAt: expiresAt.toISOString() };
}

function phoneOf(phone: string | null): string | null {
  return phone === null ? null : (normalisePhone(phone) ?? null);
}

/** Sends lines as a CSV file that spreadsheets in China open with the right characters. */
function sendCsv(reply: FastifyReply, name: string, lines: readonly (readonly string[])[]): FastifyReply {
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .header('cache-control', 'no-store')
    .send(`\uFEFF${lines.map(csvLine).join('')}`);
}

/** Serves the administration of people. */
export function serveStaff(router: Router, platform: Platform): void {
  router.serve(contract.listStaff, async ({ actor, query }) => {
    const { cursor, limit, ...filter } = query;
    return { ...(await readStaffList(platform, actor, filter, { cursor, limit })), mayCreate: mayCreateStaff(actor) };
  });
  router.serve(contract.exportStaff, async ({ actor, query, reply }) => {
    const { items } = await readStaffList(platform, actor, query, { cursor: undefined, limit: exportLimit });
    const { columns, roles, states } = await exportTexts(platform, staffOf(actor).id);
    const lines = items.map((staff) => [
      staff.userName,
      staff.displayName,
      staff.phoneMasked ?? '',
      states[staff.state],
      staff.assignments.map(({ role, placeName }) => `${roles[role]} ${placeName}`).join(' / '),
      formatDateTime(Date.parse(staff.createdAt)),
      staff.lastSignedInAt ? formatDateTime(Date.parse(staff.lastSignedInAt)) : '',
    ]);
    const { userName, displayName, phone, state, roles: rolesHead, createdAt, lastSignedInAt } = columns;
    return sendCsv(reply, 'staff', [[userName, displayName, phone, state, rolesHead, createdAt, lastSignedInAt], ...lines]);
  });
  router.serve(contract.getStaff, async ({ actor, params }) => readStaff(platform, actor, params.id));
  router.serve(contract.staffHistory, async ({ actor, params }) => ({ items: await readStaffHistory(platform, actor, params.id) }));

  router.serve(contract.createStaff, async ({ actor, body }) => {
    const { id, link } = await createStaff(platform, actor, { ...body, phone: phoneOf(body.phone) });
    return { staff: await readStaff(platform, actor, id), link: linkOf(link) };
  });
  router.serve(contract.updateStaff, async ({ actor, params, body }) => {
    await updateStaff(platform, actor, params.id, { ...body, ...(body.phone === undefined ? {} : { phone: phoneOf(body.phone) }) });
    return readStaff(platform, actor, params.id);
  });
  router.serve(contract.assignRole, async ({ actor, params, body }) => {
    await assignRole(platform, actor, params.id, body);
    return readStaff(platform, actor, params.id);
  });
  router.serve(contract.endAssignment, async ({ actor, params }) => {
    await endAssignment(platform, actor, params.id, params.assignmentId);
    return readStaff(platform, actor, params.id);
  });
  router.serve(contract.disableStaff, async ({ actor, params, body }) => {
    await disableStaff(platform, actor, params.id, body.reason);
    return readStaff(platform, actor, params.id);
  });
  router.serve(contract.enableStaff, async ({ actor, params, body }) => {
    await enableStaff(platform, actor, params.id, body.reason);
    return readStaff(platform, actor, params.id);
  });
  router.serve(contract.resetStaff, async ({ actor, params, body }) => {
    const link = await resetStaff(platform, actor, params.id, body);
    return { staff: await readStaff(platform, actor, params.id), link: linkOf(link) };
  });
  router.serve(contract.revealStaff, async ({ actor, params, body }) => ({
    phone: await revealStaffPhone(platform, actor, params.id, body.reason),
  }));

  router.serve(contract.listUnmaskings, async ({ actor, query }) => {
    const { cursor, limit, ...filter } = query;
    return readUnmaskings(platform, actor, filter, { cursor, limit });
  });
  router.serve(contract.exportUnmaskings, async ({ actor, query, reply }) => {
    const { items } = await readUnmaskings(platform, actor, query, { cursor: undefined, limit: exportLimit });
    const { columns } = await exportTexts(platform, staffOf(actor).id);
    const lines = items.map(({ occurredAt, staffName, subjectType, subjectId, fields, reason }) => [
      formatDateTime(Date.parse(occurredAt)), staffName, subjectType, subjectId, fields.join(' '), reason,
    ]);
    const { occurredAt, displayName, subjectType, subjectId, fields, reason } = columns;
    return sendCsv(reply, 'unmaskings', [[occurredAt, displayName, subjectType, subjectId, fields, reason], ...lines]);
  });

  router.serve(contract.getSignInSettings, async ({ actor }) => readSignInSettings(platform, staffOf(actor)));
  router.serve(contract.changeSignInSettings, async ({ actor, body }) => changeSignInSettings(platform, staffOf(actor), body));
}
