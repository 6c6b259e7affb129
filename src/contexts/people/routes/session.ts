import type { FastifyReply } from 'fastify';
import type { Router } from '../../../platform/http/router.ts';
import type { Platform } from '../../../platform/platform.ts';
import { normalisePhone } from '../../../shared/phone.ts';
import { demoCredentials, listDemoAccounts } from '../actions/demo-accounts.ts';
import { endSession } from '../actions/end-session.ts';
import { confirmEnrolment, renewRecoveryCodes, startEnrolment } from '../actions/enrol-second-factor.ts';
import type { StepResult } from '../actions/next-step.ts';
import { proveSecondFactor } from '../actions/prove-second-factor.ts';
import { readSession } from '../actions/read-session.ts';
import { readLink, redeemLink } from '../actions/redeem-link.ts';
import { replaceExpiredPassword } from '../actions/replace-expired-password.ts';
import { sendPhoneCode } from '../actions/send-phone-code.ts';
import { signInResident } from '../actions/sign-in-resident.ts';
import { signInStaff } from '../actions/sign-in-staff.ts';
import * as contract from '../contract.ts';
import { originOf } from '../origin.ts';
import { sessionOfRequest } from '../resolve-actor.ts';
import { phoneCodeRules } from '../rules.ts';
import { clearSessionCookie, setSessionCookie } from '../session-cookie.ts';
import { staffOf } from './people-of-call.ts';

/** Serves signing in and out. */
export function serveSession(router: Router, platform: Platform): void {
  function answer(reply: FastifyReply, { step, session }: StepResult): StepResult['step'] {
    if (session) setSessionCookie(platform, reply, session.token, session.keepUntil);
    return step;
  }

  router.serve(contract.getSession, async ({ actor, request, reply }) => {
    // A language or a role changes at once, and another person may sit down at this screen.
    void reply.header('cache-control', 'no-store');
    return readSession(platform, actor, sessionOfRequest(request));
  });

  router.serve(contract.endSession, async ({ actor, request, reply }) => {
    const session = sessionOfRequest(request);
    if (session && (actor.kind === 'staff' || actor.kind === 'resident')) await endSession(platform, actor, session.id);
    clearSessionCookie(platform, reply);
    return undefined;
  });

  router.serve(contract.sendPhoneCode, async ({ body, request }) => {
    await sendPhoneCode(platform, { phone: normalisePhone(body.phone) ?? '', language: body.language }, originOf(request));
    return { validSeconds: phoneCodeRules.validSeconds, repeatAfterSeconds: phoneCodeRules.perNumber[0].seconds };
  });

  router.serve(contract.signInResident, async ({ body, request, reply }) => {
    const input = { phone: normalisePhone(body.phone) ?? '', code: body.code };
    const { id, isNew, session } = await signInResident(platform, input, originOf(request));
    setSessionCookie(platform, reply, session.token, session.keepUntil);
    return { id, isNew };
  });

  router.serve(contract.signInStaff, async ({ body, request, reply }) => answer(reply, await signInStaff(platform, body, originOf(request))));
  router.serve(contract.proveSecondFactor, async ({ body, request, reply }) =>
    answer(reply, await proveSecondFactor(platform, body, originOf(request))),
  );
  router.serve(contract.replaceExpiredPassword, async ({ body, request, reply }) =>
    answer(reply, await replaceExpiredPassword(platform, body, originOf(request))),
  );
  router.serve(contract.readLink, async ({ body }) => readLink(platform, body.token));
  router.serve(contract.redeemLink, async ({ body, request, reply }) => answer(reply, await redeemLink(platform, body, originOf(request))));

  router.serve(contract.startEnrolment, async ({ body, actor }) => startEnrolment(platform, staffOf(actor), body.code));
  router.serve(contract.confirmEnrolment, async ({ body, actor, request, reply }) => {
    const { recoveryCodes, session } = await confirmEnrolment(platform, staffOf(actor), body.code, originOf(request));
    setSessionCookie(platform, reply, session.token, session.keepUntil);
    return { recoveryCodes: [...recoveryCodes] };
  });
  router.serve(contract.renewRecoveryCodes, async ({ body, actor }) => ({
    recoveryCodes: [...(await renewRecoveryCodes(platform, staffOf(actor), body.code))],
  }));

  router.serve(contract.listDemoAccounts, async () => ({ items: await listDemoAccounts(platform) }));
  router.serve(contract.demoCredentials, async ({ params }) => demoCredentials(platform, params.id));
}
