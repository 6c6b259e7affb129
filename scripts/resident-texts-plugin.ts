import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { requestLifecycle } from '../src/contexts/requests/lifecycle.ts';
import { type Transition, formOf } from '../src/shared/lifecycle.ts';

/** Parts of a context's texts that only pages of the office and the field use; `check-locales.ts` holds residents' pages to it. */
export const staffTexts = [
  'desk', 'field', 'classifier', 'board', 'grids', 'compounds', 'exchange', 'staff', 'events', 'unmaskings', 'settings', 'messages', 'print', 'signals', 'unitPrices', 'conditions', 'workstations', 'fieldHints', 'rules', 'dispatch', 'sheets', 'sheetFields', 'rowProblems', 'slips', 'enrol', 'columns', 'calendar',
] as const;

/** What reporters, neighbours and units with a link may do with a case; names, hints and fields of other actions are for the office. */
const residentActions = Object.entries<Transition>(requestLifecycle.transitions).filter(([, { who }]) => who.some((one) => 'relation' in one));
const residentActionNames = residentActions.map(([action]) => action);
const residentFields = residentActions.flatMap(([, transition]) => formOf(transition).map(({ name }) => name));

/** Of the kit: only its parts for the desk use them. */
const deskKitTexts = ['desk', 'table', 'views'];

const contextTexts = /\/contexts\/\w+\/locales\/\w+\.json$/u;
const kitTexts = /\/ui\/locales\/\w+\.json$/u;

/** Choices in forms of the office. */
const staffOptions = ['extensionReason', 'superviseReason', 'unitKind', 'callbackOutcome', 'nature', 'solved', 'priority'];

/** What only screens of the office can be told, by context. */
const staffProblems: Readonly<Record<string, string>> = {
  requests: `red-before-yellow levels-out-of-order least-over-most in-the-past day-taken rule-begun same-request not-open same-category too-many-days not-in-future
    too-far level-too-high supervised-already not-territorial same-workstation not-in-bulk named-twice export-expired unit-has-it lead-taken already-linked
    not-linked unjoin-too-late outside-place both-times no-time`,
  places: `not-in-community not-managed not-an-option ambiguous before-start retired no-grid-code-left default-needed has-warnings grid-refused overlaps-grid
    touches-grid outside-parent beyond-parent very-small very-large not-an-area not-a-point too-many-positions position-out-of-range ring-too-short ring-not-closed
    ring-without-extent ring-crosses-itself hole-outside not-a-collection empty too-many-features unsupported-crs missing-column unknown-column`,
};

function without(texts: unknown, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(texts ?? {}).filter(([key]) => !keys.includes(key)));
}

function only(texts: unknown, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(texts ?? {}).filter(([key]) => keys.includes(key)));
}

const source = resolve(import.meta.dirname, '../src');

/** Leaves out the operations that no page of residents names: whole (`'requests.report'`), or an action beside its context (`useRecordAction`). */
function residentOperations(code: string): string {
  const files = globSync(['contexts/*/pages/{resident,shared}/**/*.{ts,tsx}', 'app/resident/**/*.{ts,tsx}', 'ui/**/*.{ts,tsx}'], { cwd: source });
  const named = files.filter((file) => !file.endsWith('.generated.ts')).map((file) => readFileSync(join(source, file), 'utf8')).join('\n');
  const own = /^ {2}'(?:requests|people)\.\w+': \['\w+', '\/api\/v1\/(?!desk\/)/u;
  return code
    .split('\n')
    .filter((line) => {
      const [, context, name] = /^ {2}'(\w+)\.(\w+)': \[/u.exec(line) ?? [];
      if (context === undefined || own.test(line)) return true;
      return named.includes(`'${context}.${name}'`) || (named.includes(`context: '${context}'`) && named.includes(`'${name}'`));
    })
    .join('\n');
}

/** Leaves the words and operations of desk and field out of what a resident's phone has to fetch. */
export function residentTexts(): Plugin {
  return {
    name: 'lianxin-resident-texts',
    enforce: 'pre',
    transform(code, id) {
      if (id.endsWith('/ui/api/operations.generated.ts')) return { code: residentOperations(code), map: null };
      if (kitTexts.test(id)) return { code: JSON.stringify(without(JSON.parse(code), deskKitTexts)), map: null };
      if (!contextTexts.test(id)) return undefined;
      const texts = JSON.parse(code) as Record<string, unknown>;
      for (const part of staffTexts) delete texts[part];
      const context = /contexts\/(\w+)\//u.exec(id)?.[1] ?? '';
      texts['problems'] = without(texts['problems'], (staffProblems[context] ?? '').split(/\s+/u));
      // What stands out in figures residents read, too; in imported shapes only the office.
      if (context === 'places') delete texts['findings'];
      if (context === 'requests') {
        texts['actionHints'] = only(texts['actionHints'], residentActionNames);
        texts['actions'] = only(texts['actions'], residentActionNames);
        texts['fields'] = only(texts['fields'], residentFields);
        texts['options'] = without(texts['options'], staffOptions);
      }
      return { code: JSON.stringify(texts), map: null };
    },
  };
}
