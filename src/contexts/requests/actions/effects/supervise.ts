import { type Actor, actorId, hasRoleAbove, hasRoleAt } from '../../../../shared/actor.ts';
import { addDuration } from '../../../../shared/calendar.ts';
import { newId } from '../../../../shared/ids.ts';
import { loadCalendar } from '../../../../platform/calendar/index.ts';
import { fieldProblem, problem } from '../../../../platform/problem.ts';
import { changedConditions } from '../../rules/conditions.ts';
import { type SuperviseLevel, levelNamed, levelNumber } from '../../rules/supervision.ts';
import { closeMatters, openMatter, openMatterOf } from '../../store/matters.ts';
import { ruleValue } from '../../store/rules.ts';
import type { Effect } from '../effects.ts';
import { type Audience, tellStaff } from '../tell-staff.ts';
import { roleOf } from './extend-and-shelve.ts';

/** The highest level an actor may give notice at. */
function highestLevel(actor: Actor, placePath: string): SuperviseLevel {
  if (actor.kind === 'system' || hasRoleAbove(actor, 'supervisor', placePath, 'district')) return 'district';
  return hasRoleAt(actor, 'supervisor', placePath) ? 'street' : 'community';
}

/** Who hears of a notice at a level: those who have to answer, and those at that level who see that they do. */
function audiencesOf(level: SuperviseLevel): readonly Audience[] {
  const answering: Audience[] = [{ kind: 'workstation' }, { kind: 'role', role: 'communityOfficer', at: 'community' }];
  if (level === 'community') return answering;
  const street: Audience[] = [{ kind: 'role', role: 'clerk', at: 'street' }, { kind: 'role', role: 'supervisor', at: 'street' }];
  return level === 'street' ? [...answering, ...street] : [...answering, ...street, { kind: 'role', role: 'supervisor', at: 'district' }];
}

const noticeTemplates = { community: 'supervisedCommunity', street: 'supervisedStreet', district: 'supervisedDistrict' } as const;
const answerHours = ['supervise1AnswerHours', 'supervise2AnswerHours', 'supervise3AnswerHours'] as const;

/** 督办: a notice at a level, to be answered within its term; an open notice of a lower level gives way to it. */
export const supervise: Effect<'supervise'> = async (context) => {
  const { platform, transaction, row, actor, input, now } = context;
  const highest = highestLevel(actor, row.placePath);
  const level = input.superviseLevel ?? highest;
  if (levelNumber(level) > levelNumber(highest)) throw fieldProblem('superviseLevel', 'level-too-high', 'This level of notice belongs to a higher place.');
  const open = await openMatterOf(transaction, row.id, 'supervision');
  if (open && (open.level ?? 0) >= levelNumber(level)) {
    throw problem(409, 'supervised-already', { detail: 'A notice of this level or a higher one is open.', extra: { level: levelNamed(open.level ?? 1) } });
  }
  const hours = await ruleValue(platform.database, answerHours[levelNumber(level) - 1] ?? 'supervise3AnswerHours', now);
  const { due, provisional } = addDuration(await loadCalendar(transaction), now.getTime(), { unit: 'workingHours', amount: hours });
  const id = newId(now.getTime());
  return {
    patch: { conditions: changedConditions(row.conditions, { add: ['supervised'] }) },
    published: { superviseLevel: level },
    internal: { answerDue: new Date(due).toISOString() },
    afterSave: async () => {
      await closeMatters(transaction, { requestId: row.id, kinds: ['supervision'], status: 'lapsed', at: now, by: actorId(actor) });
      await openMatter(transaction, {
        id, requestId: row.id, kind: 'supervision', level: levelNumber(level), reason: input.superviseReason, note: input.instruction,
        due: { due: new Date(due), provisional }, openedAt: now, openedRole: roleOf(context, 'supervise'), openedBy: actorId(actor),
      });
      await tellStaff(transaction, { row, now, key: id, template: noticeTemplates[level], audiences: audiencesOf(level) });
    },
  };
};

/** 回复督办. */
export const answerSupervision: Effect<'answerSupervision'> = async ({ transaction, row, actor, input, now }) => ({
  patch: { conditions: changedConditions(row.conditions, { remove: ['supervised'] }) },
  afterSave: async () => {
    const [notice] = await closeMatters(transaction, { requestId: row.id, kinds: ['supervision'], status: 'answered', at: now, by: actorId(actor), answer: input.answer });
    const told: readonly Audience[] = notice?.openedBy ? [{ kind: 'person', id: notice.openedBy }] : [{ kind: 'role', role: 'supervisor', at: notice?.level === 3 ? 'district' : 'street' }];
    if (notice) await tellStaff(transaction, { row, now, key: `${notice.id}:answer`, template: 'supervisionAnswered', audiences: told });
  },
});
