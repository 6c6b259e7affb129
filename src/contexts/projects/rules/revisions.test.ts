import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ProjectRules, projectRulesSchema } from '../inputs/rules.ts';
import { contradictionsOf, fundRuleAt, projectRulesAt, raisedBy, type ReleasedRules, rulesOfProject } from './revisions.ts';
import { changedPaths, fieldsOfSet, valueAt, withValue } from './rule-fields.ts';
import { levelFor, quotesFor, rulebookOn, rulebooks } from './rulebook.ts';

const { validFrom: _from, source: _source, ...rest } = rulebookOn(rulebooks, '2026-03-10');
const shipped: ProjectRules = projectRulesSchema.parse(rest);
const city = '320000000000.320500000000';
const street = `${city}.320508000000.320508020000`;
const community = `${street}.320508020014`;

function released(id: string, placePath: string, validFrom: string, maximumFen: number): ReleasedRules {
  return { id, ruleSet: 'projects', placePath, validFrom, source: id, rules: withValue(shipped, 'kinds.emergency.maximumFen', maximumFen) };
}

describe('the rules in force', () => {
  const shelf = [released('city', city, '2026-01-01', 1), released('street', street, '2026-02-01', 2), released('later', street, '2026-04-01', 3), released('foreign', `${city}.320507000000`, '2026-01-01', 4)];
  it.each([
    [community, '2025-12-31', null], [community, '2026-01-31', 'city'], [community, '2026-02-01', 'street'], [community, '2026-04-01', 'later'], [city, '2026-04-01', 'city'],
  ])('at %s on %s are those of %s', (place, day, expected) => {
    expect(projectRulesAt(shelf, place, day).revisionId).toBe(expected);
  });

  it('stay with a project from its check on, and are today’s for a draft', () => {
    const project = { state: 'submitted', placePath: community, rulesId: 'street', rulesDay: '2026-02-10' };
    expect(rulesOfProject(shelf, project, '2026-05-01').revisionId).toBe('street');
    expect(rulesOfProject(shelf, { ...project, rulesId: null }, '2026-05-01')).toMatchObject({ revisionId: null, book: { validFrom: '2019-01-01' } });
    expect(rulesOfProject(shelf, { ...project, state: 'draft' }, '2026-05-01').revisionId).toBe('later');
    expect(rulesOfProject(shelf, { ...project, rulesDay: null }, '2026-05-01').revisionId).toBe('later');
  });

  it('of a fund fall back to what ships', () => {
    expect(fundRuleAt(shelf, { kind: 'donation', placePath: street }, '2026-03-10')?.twoPersonsAboveFen).toBe(2_000_000);
  });
});

describe('a change of rules', () => {
  it('takes two people where more may be spent, or with fewer people or quotes', () => {
    expect(raisedBy('projects', shipped, shipped)).toEqual([]);
    expect(raisedBy('projects', shipped, withValue(shipped, 'kinds.ordinary.maximumFen', 30_000_000))).toEqual(['kinds.ordinary.maximumFen']);
    expect(raisedBy('projects', shipped, withValue(shipped, 'kinds.ordinary.maximumFen', 1_000_000))).toEqual([]);
    expect(raisedBy('projects', shipped, { ...shipped, approvals: shipped.approvals.map((level) => ({ ...level, persons: 1 as const })) })).toEqual(['approvals']);
    expect(raisedBy('projects', shipped, { ...shipped, approvals: shipped.approvals.map((level) => ({ ...level, persons: 2 as const })) })).toEqual([]);
    expect(raisedBy('projects', shipped, { ...shipped, quotes: [{ uptoFen: 20_000_000, count: 1 }] })).toEqual(['quotes']);
    expect(raisedBy('projects', shipped, withValue(shipped, 'startFirst.maximumFen', 500_001))).toEqual(['startFirst.maximumFen']);
    expect(raisedBy('signals', shipped, shipped)).toEqual([]);
  });

  const table = <Step extends object>(step: fc.Arbitrary<Step>) =>
    fc.array(fc.record({ uptoFen: fc.integer({ min: 1, max: 40 }) }).chain(({ uptoFen }) => step.map((rules) => ({ ...rules, uptoFen }))), { minLength: 1, maxLength: 4 })
      .map((steps) => [...new Map(steps.map((one) => [one.uptoFen, one])).values()].sort((a, b) => a.uptoFen - b.uptoFen));
  const approvals = table(fc.record({ roles: fc.constantFrom<ProjectRules['approvals'][number]['roles']>(['approver'], ['communityOfficer', 'approver']), persons: fc.constantFrom<1 | 2>(1, 2) }));
  const quotes = table(fc.record({ count: fc.integer({ min: 1, max: 3 }) }));

  it('is called loosening exactly when some amount becomes easier to spend', () => {
    fc.assert(fc.property(approvals, approvals, quotes, quotes, (was, is, asked, asks) => {
      const [before, after] = [{ ...shipped, approvals: was, quotes: asked }, { ...shipped, approvals: is, quotes: asks }];
      const amounts = Array.from({ length: 42 }, (_, index) => index + 1);
      const book = (rules: ProjectRules) => ({ ...rules, validFrom: '', source: '' });
      const easier = amounts.some((fen) => {
        const [one, other] = [levelFor(book(before), fen), levelFor(book(after), fen)];
        return other !== undefined && (one === undefined || other.persons < one.persons || other.roles.some((role) => !one.roles.includes(role)));
      });
      const fewer = amounts.some((fen) => quotesFor(book(after), fen) < quotesFor(book(before), fen));
      expect(raisedBy('projects', before, after)).toEqual([...(easier ? ['approvals'] : []), ...(fewer ? ['quotes'] : [])]);
    }));
  });

  it('names what contradicts itself by its field', () => {
    expect(contradictionsOf('projects', shipped)).toEqual([]);
    const [low, middle, high] = shipped.approvals;
    if (!low || !middle || !high) throw new Error('Three levels ship');
    expect(contradictionsOf('projects', { ...shipped, approvals: [middle, low, high] })).toEqual([{ path: 'approvals.1.uptoFen', code: 'not-ascending' }]);
    expect(contradictionsOf('projects', { ...shipped, approvals: [low, middle] })).toEqual([{ path: 'approvals.1.uptoFen', code: 'below-limits' }]);
    expect(contradictionsOf('projects', withValue(shipped, 'startFirst.maximumFen', 2_000_001))).toEqual([{ path: 'startFirst.maximumFen', code: 'above-emergency-limit' }]);
    expect(contradictionsOf('projects', withValue(shipped, 'support.agreed', 4))).toEqual([{ path: 'support.agreed', code: 'more-than-asked' }]);
  });
});

describe('the fields of rules', () => {
  it('cover every rule that ships, and tell what differs', () => {
    const covered = (name: string): boolean => fieldsOfSet('projects').some(({ path }) => path.split('.')[0] === name);
    expect(Object.keys(shipped).filter((name) => !covered(name))).toEqual([]);
    for (const { path } of fieldsOfSet('projects')) expect(valueAt(shipped, path), path).toBeDefined();
    expect(changedPaths('projects', shipped, withValue(shipped, 'splitting.days', 30))).toEqual(['splitting.days']);
    expect(changedPaths('projects', shipped, { ...shipped, warrantyMonths: Object.fromEntries(Object.entries(shipped.warrantyMonths).reverse()) })).toEqual([]);
  });
});
