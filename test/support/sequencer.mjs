import Sequencer from '@jest/test-sequencer';

/** What takes longest on a clean checkout; begun last, one worker would idle while the other ends it. */
const longest = ['crash', 'bad-input', 'live', 'export', 'freeze', 'leakage', 'sign-in', 'database'];

export default class extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const at = longest.findIndex((name) => path.endsWith(`/test/${name}.e2e-spec.ts`));
      if (at >= 0) return at;
      return longest.length + (path.endsWith('.e2e-spec.ts') ? 0 : 1);
    };
    return [...tests].sort((a, b) => place(a) - place(b));
  }
}
