import { type Lifecycle, type Transition, type Who, formOf, targetsOf } from '../src/shared/lifecycle.ts';
import type { Words } from './lifecycle-words.ts';

const notice = '<!-- Made by scripts/generate-lifecycles.ts from the lifecycle; do not edit. -->';

function arrowsOf(lifecycle: Lifecycle, words: Words): readonly string[] {
  const labels = new Map<string, string[]>();
  for (const [action, transition] of Object.entries(lifecycle.transitions)) {
    if (transition.to === 'same') continue;
    for (const from of transition.from) {
      for (const to of targetsOf(transition, from)) {
        const arrow = `${from} --> ${to}`;
        labels.set(arrow, [...(labels.get(arrow) ?? []), words.chinese('actions', action)]);
      }
    }
  }
  return [...labels].map(([arrow, actions]) => `${arrow}: ${actions.join('、')}`);
}

/** The state diagram as GitHub and editors draw it. */
function diagramOf(lifecycle: Lifecycle, words: Words): string {
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...lifecycle.states.map((state) => `  state "${words.both('states', state).replaceAll('`', '')}" as ${state}`),
    `  [*] --> ${lifecycle.initial}`,
    ...arrowsOf(lifecycle, words).map((line) => `  ${line}`),
    ...lifecycle.final.map((state) => `  ${state} --> [*]`),
    '```',
  ].join('\n');
}

const whoseRole = { place: 'of the place', district: 'of the district or above', workstation: 'of the workstation' } as const;

function whoOf(who: Who, words: Words): string {
  if ('system' in who) return 'the program';
  if ('relation' in who) return `${words.both('relations', who.relation)}`;
  return `${words.both('roles', who.role)} (${whoseRole[who.at]})`;
}

function targetText(transition: Transition, words: Words): string {
  if (transition.to === 'same') return 'unchanged';
  const targets = typeof transition.to === 'string' ? [transition.to] : transition.to;
  return targets.map((state) => words.both('states', state)).join(' or ');
}

function clocksText(transition: Transition, words: Words): string {
  const { start = [], stop = [], hold } = transition.clocks ?? {};
  return [
    ...(hold === undefined ? [] : [hold === 'pause' ? 'all stand still' : 'all run on']),
    ...start.map((clock) => `starts ${words.both('clocks', clock)}`),
    ...stop.map((clock) => `stops ${words.both('clocks', clock)}`),
  ].join('; ');
}

function publicText(transition: Transition, words: Words): string {
  if (!transition.public) return 'nothing';
  const fields = (transition.publishes ?? []).map((field) => words.both('fields', field));
  return fields.length === 0 ? 'that it happened' : fields.join('; ');
}

function rowOf(lifecycle: Lifecycle, action: string, transition: Transition, words: Words): string {
  const open = lifecycle.states.length === transition.from.length ? 'any' : transition.from.map((state) => words.both('states', state)).join('; ');
  const waived = transition.notByUnless === undefined ? '' : ` (unless ${words.both('conditions', transition.notByUnless)})`;
  const notBy = transition.notBy?.length ? `; not whoever last did ${transition.notBy.map((one) => words.chinese('actions', one)).join('、')}${waived}` : '';
  const conditions = [
    ...(transition.when ?? []).map((condition) => `when ${words.both('conditions', condition)}`),
    ...(transition.unless ?? []).map((condition) => `unless ${words.both('conditions', condition)}`),
  ];
  const form = formOf(transition).map((field) => `${words.both('fields', field.name)}${field.required ? ' \\*' : ''}`);
  const evidence = transition.evidence ? `at least ${transition.evidence.minimum} in ${words.chinese('fields', transition.evidence.field)}${transition.evidence.unless === undefined ? '' : `, unless ${words.both('conditions', transition.evidence.unless)}`}` : '';
  const cells = [
    `**${words.both('actions', action)}** \`${action}\``,
    [open, ...conditions].join('; '),
    targetText(transition, words),
    transition.who.map((who) => whoOf(who, words)).join('; ') + notBy,
    form.join('; '),
    evidence,
    clocksText(transition, words),
    publicText(transition, words),
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** The page of one lifecycle: diagram, then every transition in the order of its table. */
export function lifecyclePage(lifecycle: Lifecycle, context: string, words: Words): string {
  const unmoving = Object.entries(lifecycle.transitions).filter(([, transition]) => transition.to === 'same');
  return [
    notice,
    `# Lifecycle: ${lifecycle.name}`,
    '',
    `Declared in \`src/contexts/${context}/lifecycle.ts\`. Arrows are actions; ${
      unmoving.length === 0 ? 'every action changes the state.' : `not drawn are actions that leave the state as it is (${unmoving.map(([action]) => words.chinese('actions', action)).join('、')}).`
    }`,
    '',
    diagramOf(lifecycle, words),
    '',
    '| Action | From | To | Who | Form (\\* required) | Evidence | Clocks | Becomes public |',
    '|---|---|---|---|---|---|---|---|',
    ...Object.entries(lifecycle.transitions).map(([action, transition]) => rowOf(lifecycle, action, transition, words)),
    '',
  ].join('\n');
}

/** The list of all lifecycles. */
export function lifecycleIndex(entries: readonly { readonly file: string; readonly context: string; readonly lifecycle: Lifecycle }[]): string {
  return [
    notice,
    '# Lifecycles',
    '',
    'Everything that moves through stages declares them once, as data. These pages are drawn from those tables.',
    '',
    ...entries.map(({ file, context, lifecycle }) => {
      const actions = Object.keys(lifecycle.transitions).length;
      return `- [${lifecycle.name}](${file}) (${context}): ${lifecycle.states.length} states, ${actions} actions`;
    }),
    '',
  ].join('\n');
}
