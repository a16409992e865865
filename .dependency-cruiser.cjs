/** Arrows between the rooms: each may use those before it, never those after. */
const rooms = [
  'core',
  'platform',
  'unit',
  'account',
  'question',
  'bank-check',
  'rulebook',
  'contest',
  'contestant',
  'roster',
  'attempt',
  'grading',
  'marking',
  'standing',
  'editorial',
  'document',
  'exchange-text',
  'exchange-xml',
  'exchange-qti',
  'exchange-office',
  'exchange-csv',
  'exchange-word',
  'exchange-print',
  'exchange',
  'result',
  'appeal',
  'award',
  'certificate',
  'export',
  'statistics',
  'archive',
  'live',
  'rehearsal',
  'site',
];
const leaves = ['live', 'rehearsal', 'site'];

const forbidden = rooms.map((room, index) => ({
  name: `arrow-${room}`,
  comment: `${room} may import only rooms listed before it`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: `^src/(${[...rooms.slice(index + 1), ...leaves.filter((leaf) => leaf !== room)].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...forbidden.filter(({ to }) => !to.path.includes('()')),
    {
      name: 'core-imports-nothing',
      severity: 'error',
      from: { path: '^src/core/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: '^src/core/' },
    },
    {
      name: 'keys-stay-in-grading',
      comment: 'only grading (and the loader of banks) may use the pool that reads vault',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(grading|rehearsal)/|^src/app\\.module\\.ts$|\\.spec\\.ts$' },
      to: { path: '^src/grading/.*(vault|keys?)' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '\\.spec\\.ts$|^src/main\\.ts$|protocol\\.ts$' },
      to: {},
    },
    {
      name: 'tests-use-the-surface',
      comment: 'the product never imports tests; a spec may use what they share',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^test/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
};
