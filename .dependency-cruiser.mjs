// The boundaries of docs/architecture.md. Rooms may be a file or a folder of the same name.

const anyContext = '^src/contexts/([^/]+)/';
const test = '(\\.test\\.tsx?|/testing/.*|/policy-tests/.*)$';
const pureRooms = '(contract|lifecycle|rules|policy|inputs)';
const pureRoom = `^src/contexts/([^/]+)/${pureRooms}(\\.ts|/)`;
const page = '^src/contexts/([^/]+)/pages/';
const browserRoots = '^src/app/(desk|field|resident|screen|gallery)/';
const browserSide = `(^src/ui/|^src/shared/|${browserRoots})`;

/** Which contexts a context may use; everything not named here is refused. */
const mayUse = {
  places: [],
  people: ['places'],
  notices: ['places', 'people'],
  requests: ['places', 'people', 'notices'],
  intake: ['places', 'people', 'notices', 'requests'],
  sweeps: ['places', 'people', 'notices', 'requests'],
  samples: ['places', 'people', 'notices', 'requests'],
  projects: ['places', 'people', 'notices', 'requests', 'sweeps'],
  organizations: ['places', 'people', 'notices', 'requests', 'projects'],
  deliberation: ['places', 'people', 'notices', 'requests', 'projects', 'organizations'],
  patrols: ['places', 'people', 'notices', 'requests'],
  stations: ['places', 'people', 'notices', 'requests'],
  villages: ['places', 'people', 'notices', 'requests'],
  fares: [],
  insight: [
    'places', 'people', 'notices', 'requests', 'intake', 'sweeps', 'samples', 'projects', 'organizations', 'deliberation', 'patrols', 'stations', 'villages', 'fares',
  ],
};

const contextGraph = Object.entries(mayUse).map(([context, allowed]) => ({
  name: `context-graph-${context}`,
  comment: `The context ${context} may use ${allowed.join(', ') || 'no other context'}.`,
  severity: 'error',
  from: { path: `^src/contexts/${context}/` },
  to: { path: anyContext, pathNot: `^src/contexts/(${[context, ...allowed].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'context-door',
      comment: 'From another context import only index.ts or contract.ts.',
      severity: 'error',
      from: { path: anyContext, pathNot: test },
      to: { path: anyContext, pathNot: ['^src/contexts/$1/', '^src/contexts/[^/]+/(index|contract)\\.ts$'] },
    },
    {
      name: 'context-door-in-tests',
      comment: 'Tests may also use the testing helpers of another context.',
      severity: 'error',
      from: { path: `${anyContext}.*${test}` },
      to: { path: anyContext, pathNot: ['^src/contexts/$1/', '^src/contexts/[^/]+/(index|contract)\\.ts$', '^src/contexts/[^/]+/testing/'] },
    },
    ...contextGraph,
    {
      name: 'known-context',
      comment: 'A new context is entered in the table above, with what it may use.',
      severity: 'error',
      from: { path: anyContext, pathNot: `^src/contexts/(${Object.keys(mayUse).join('|')})/` },
      to: {},
    },
    {
      name: 'context-stands-below-app',
      comment: 'Contexts are put together by src/app and src/interop, never the other way round.',
      severity: 'error',
      from: { path: anyContext },
      to: { path: '^src/(app|interop)/' },
    },
    {
      name: 'pure-room',
      comment: 'contract, lifecycle, rules and policy import only each other, contracts of other contexts, shared and zod.',
      severity: 'error',
      from: { path: pureRoom, pathNot: test },
      to: {
        pathNot: [
          `^src/contexts/$1/${pureRooms}(\\.ts|/)`,
          '^src/contexts/$1/(locales|data)/[^/]+\\.json$',
          '^src/contexts/[^/]+/contract\\.ts$',
          '^src/shared/',
          '^node_modules/zod/',
        ],
      },
    },
    {
      name: 'shared-is-pure',
      comment: 'src/shared runs everywhere: it imports only itself and small libraries without I/O.',
      severity: 'error',
      from: { path: '^src/shared/', pathNot: test },
      to: { pathNot: ['^src/shared/', '^node_modules/(zod|gcoord)/'] },
    },
    {
      name: 'no-node-in-browser',
      comment: 'Pages, the kits and the browser entries run in browsers: no node: modules.',
      severity: 'error',
      from: { path: [browserSide, page], pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'sql-only-in-stores',
      comment: 'Only store, migrations and platform/database know SQL; platform/jobs and platform/live speak to the queue and to NOTIFY.',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['^src/platform/(database|jobs|live)/', '^src/platform/[^/]+/store(\\.ts|/)', '^src/contexts/[^/]+/store(\\.ts|/)', test],
      },
      to: { path: '^node_modules/(@types/)?(kysely|pg|pg-[^/]+)/' },
    },
    {
      name: 'queue-only-in-jobs',
      comment: 'graphile-worker stands behind platform/jobs (its own tables are made by platform/database).',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/platform/(jobs|database)/', test] },
      to: { path: '^node_modules/graphile-worker/' },
    },
    {
      name: 'page-imports',
      comment: 'Pages import contracts, their own pure rooms, the kits and shared; never server rooms.',
      severity: 'error',
      from: { path: page, pathNot: test },
      to: {
        path: '^(src|demo|e2e|bench|scripts)/',
        pathNot: [
          '^src/contexts/$1/pages/',
          `^src/contexts/$1/${pureRooms}(\\.ts|/)`,
          '^src/contexts/$1/locales/',
          '^src/contexts/[^/]+/contract\\.ts$',
          '^src/ui/',
          '^src/shared/',
        ],
      },
    },
    {
      name: 'ui-imports',
      comment: 'The kits know shared; contracts only as types, through the generated operations table.',
      severity: 'error',
      from: { path: '^src/ui/', pathNot: [test, '^src/ui/api/operations\\.generated\\.ts$'] },
      to: { path: '^(src|demo|e2e|bench|scripts)/', pathNot: ['^src/ui/', '^src/shared/', '^src/contexts/[^/]+/locales/'] },
    },
    {
      name: 'operations-table-is-types',
      comment: 'The generated operations table takes types from contracts and nothing else, so that zod stays out of the first load.',
      severity: 'error',
      from: { path: '^src/ui/api/operations\\.generated\\.ts$' },
      to: { path: '^src/contexts/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'heavy-kits-only-in-ui',
      comment: 'Only src/ui imports antd, antd-mobile, maplibre-gl and echarts.',
      severity: 'error',
      from: { pathNot: '^(src/ui/|node_modules/)' },
      to: { path: '^node_modules/(antd|antd-mobile|@ant-design/[^/]+|maplibre-gl|echarts)/' },
    },
    {
      name: 'platform-knows-no-context',
      comment: 'The platform never imports a context, the kits or the composition roots.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/(contexts|ui|app|interop)/' },
    },
    {
      name: 'server-knows-no-kit',
      comment: 'Server rooms do not import pages or kits.',
      severity: 'error',
      from: { path: anyContext, pathNot: [page, test] },
      to: { path: ['^src/ui/', page] },
    },
    {
      name: 'app-takes-doors',
      comment: 'Composition roots and adapters take contexts by their doors and their pages.',
      severity: 'error',
      from: { path: '^src/(app|interop)/', pathNot: test },
      to: { path: anyContext, pathNot: '^src/contexts/[^/]+/((index|contract)\\.ts$|pages/|locales/)' },
    },
    {
      name: 'product-stands-alone',
      comment: 'Nothing in src imports the demo, the tests, the bench or the scripts.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { path: '^(demo|e2e|bench|scripts)/' },
    },
    {
      name: 'tests-stay-out',
      comment: 'Product code imports neither tests nor testing helpers.',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { path: test },
    },
    {
      name: 'no-circular',
      comment: 'Modules that need each other belong together or need a third one; types alone may be mutual.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-dev-dependency-in-product',
      comment: 'What the program needs to run is a dependency, not a development dependency.',
      severity: 'error',
      from: { path: '^src/(platform|contexts|shared|interop|app)/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },
    {
      name: 'resolvable',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:' },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '[.](css|svg|png|webp|woff2)' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
    moduleSystems: ['es6', 'cjs'],
  },
};
